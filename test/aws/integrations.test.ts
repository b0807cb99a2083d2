import {
  CreateRestApiCommand,
  type PatchOperation,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateIntegrationCommand,
  UpdateIntegrationResponseCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restClient } from "../support/rest-client.ts";

/** A method that declares the query parameter `page` and the response header `ETag`. */
async function open() {
  const client = restClient();
  const { id: restApiId, rootResourceId: resourceId } = await client.send(
    new CreateRestApiCommand({ name: "pets" }),
  );
  const key = { restApiId, resourceId, httpMethod: "GET" };
  const requestParameters = { "method.request.querystring.page": false };
  await client.send(new PutMethodCommand({ ...key, authorizationType: "NONE", requestParameters }));
  const responseParameters = { "method.response.header.ETag": false };
  await client.send(
    new PutMethodResponseCommand({ ...key, statusCode: "200", responseParameters }),
  );
  const put = (source: string) =>
    client.send(
      new PutIntegrationCommand({
        ...key,
        type: "MOCK",
        requestParameters: { "integration.request.header.Page": source },
      }),
    );
  return { client, key, put };
}

test("a parameter is mapped only if the method declares it, on creation and on update", async () => {
  const { client, key, put } = await open();
  await expect(put("method.request.querystring.size")).rejects.toThrow(
    "[Invalid mapping expression parameter specified: method.request.querystring.size]",
  );
  await put("method.request.querystring.page");
  const patch: PatchOperation = {
    op: "replace",
    path: "/requestParameters/integration.request.header.Page",
    value: "method.request.header.Page",
  };
  await expect(
    client.send(new UpdateIntegrationCommand({ ...key, patchOperations: [patch] })),
  ).rejects.toThrow("[Invalid mapping expression parameter specified: method.request.header.Page]");
});

test("a header is mapped only if the method response declares it", async () => {
  const { client, key, put } = await open();
  await put("'1'");
  const putHeader = (name: string) =>
    client.send(
      new PutIntegrationResponseCommand({
        ...key,
        statusCode: "200",
        responseParameters: { [`method.response.header.${name}`]: "'a'" },
      }),
    );
  await putHeader("ETag");
  await expect(putHeader("Location")).rejects.toThrow(
    "[Invalid mapping expression parameter specified: method.response.header.Location]",
  );
});

test("only one response of an integration has no selection pattern, on creation and on update", async () => {
  const { client, key, put } = await open();
  await put("method.request.querystring.page");
  const respond = (statusCode: string, selectionPattern?: string) =>
    client.send(new PutIntegrationResponseCommand({ ...key, statusCode, selectionPattern }));
  const refusal = {
    name: "ConflictException",
    message: "Integration response with selection pattern default already exists",
  };
  await respond("200");
  await expect(respond("400")).rejects.toMatchObject(refusal);
  await respond("200");
  await respond("400", "4..");
  const patch: PatchOperation = { op: "replace", path: "/selectionPattern", value: "" };
  await expect(
    client.send(
      new UpdateIntegrationResponseCommand({
        ...key,
        statusCode: "400",
        patchOperations: [patch],
      }),
    ),
  ).rejects.toMatchObject(refusal);
});
