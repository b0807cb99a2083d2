export { type FakeAws, type FakeAwsOptions, type FakeClientConfig, fakeAws } from "./fake-aws.ts";
