import {
  APIGatewayClient,
  type PatchOperation,
  UpdateAccountCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";

test("execution logs need a role of the account, and a level that there is", async () => {
  const client = new APIGatewayClient({ ...fakeAws().clientConfig(), maxAttempts: 1 });
  const routes = [route("GET /", rest.mock({ respond: { 200: { ok: true } } }))];
  const api = restApi({ name: "logged", routes });
  const { restApiId } = await createRestApi(client, api, { stageName: "live" });
  const update = (value: string) => {
    const patch: PatchOperation = { op: "replace", path: "/*/*/logging/loglevel", value };
    const input = { restApiId, stageName: "live", patchOperations: [patch] };
    return client.send(new UpdateStageCommand(input));
  };
  expect((await update("OFF")).methodSettings?.["*/*"]?.loggingLevel).toBe("OFF");
  await expect(update("INFO")).rejects.toMatchObject({
    name: "BadRequestException",
    message: "CloudWatch Logs role ARN must be set in account settings to enable logging",
  });
  const cloudwatchRole: PatchOperation = {
    op: "replace",
    path: "/cloudwatchRoleArn",
    value: "arn:aws:iam::123456789012:role/logs",
  };
  await client.send(new UpdateAccountCommand({ patchOperations: [cloudwatchRole] }));
  expect((await update("INFO")).methodSettings?.["*/*"]?.loggingLevel).toBe("INFO");
  await expect(update("TRACE")).rejects.toThrow("Invalid logging level specified: TRACE");
});
