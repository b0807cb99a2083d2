export type { AwsCall } from "./account/calls.ts";
export { type FakeAws, type FakeAwsOptions, type FakeClientConfig, fakeAws } from "./fake-aws.ts";
