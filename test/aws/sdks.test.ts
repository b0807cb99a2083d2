import {
  FlushStageAuthorizersCacheCommand,
  FlushStageCacheCommand,
  GetSdkTypeCommand,
  GetSdkTypesCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { restClient } from "../support/rest-client.ts";

const client = restClient();

test("the documented languages are listed with their required properties", async () => {
  const { items = [] } = await client.send(new GetSdkTypesCommand({}));
  expect(items.map(({ id }) => id)).toEqual([
    "android",
    "java",
    "javascript",
    "objectivec",
    "ruby",
    "swift",
  ]);
  const { configurationProperties } = await client.send(new GetSdkTypeCommand({ id: "java" }));
  expect(configurationProperties).toEqual([
    { name: "serviceName", required: true },
    { name: "javaPackageName", required: true },
  ]);
  await expect(client.send(new GetSdkTypeCommand({ id: "cobol" }))).rejects.toMatchObject({
    name: "NotFoundException",
  });
});

test("the caches of an existing stage are flushed", async () => {
  const health = restApi({
    name: "health",
    routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
  });
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  for (const Flush of [FlushStageCacheCommand, FlushStageAuthorizersCacheCommand]) {
    const { $metadata } = await client.send(new Flush({ restApiId, stageName: "live" }));
    expect($metadata.httpStatusCode).toBe(202);
    await expect(client.send(new Flush({ restApiId, stageName: "test" }))).rejects.toMatchObject({
      message: "Invalid stage identifier specified",
    });
  }
});
