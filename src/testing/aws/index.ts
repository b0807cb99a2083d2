export type { AwsCall } from "./calls.ts";
export { type FakeAws, type FakeAwsOptions, type FakeClientConfig, fakeAws } from "./fake-aws.ts";
