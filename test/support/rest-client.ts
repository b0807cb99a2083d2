import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { type FakeAws, fakeAws } from "../../src/testing/aws/fake-aws.ts";

/** API Gateway's client of a fake account. It does not retry, so that a refusal is seen at once. */
export function restClient(aws: Pick<FakeAws, "clientConfig"> = fakeAws()): APIGatewayClient {
  return new APIGatewayClient({ ...aws.clientConfig(), maxAttempts: 1 });
}
