import {
  CreateDocumentationVersionCommand,
  CreateRestApiCommand,
  GetDocumentationPartsCommand,
  ImportDocumentationPartsCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
  UpdateDocumentationVersionCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restClient } from "../support/rest-client.ts";

function document(...documentationParts: readonly object[]): Uint8Array {
  const text = JSON.stringify({
    openapi: "3.0.1",
    info: { title: "pets", version: "1" },
    "x-amazon-apigateway-documentation": { documentationParts },
  });
  return new TextEncoder().encode(text);
}

const api = { location: { type: "API" }, properties: { description: "Pets." } };
const get = { location: { type: "METHOD", method: "GET" }, properties: { summary: "All" } };
const getAgain = { location: { type: "METHOD", path: "/", method: "GET" }, properties: {} };

function open() {
  const client = restClient();
  async function parts(restApiId: string | undefined) {
    const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId }));
    return items.map(({ location, properties }) => [location, properties]);
  }
  return { client, parts };
}

test("the documentation of an imported API is imported as well, unless it is ignored", async () => {
  const { client, parts } = open();
  const body = document(api, get);
  const { id } = await client.send(new ImportRestApiCommand({ body }));
  expect(await parts(id)).toEqual([
    [{ type: "API" }, '{"description":"Pets."}'],
    [{ type: "METHOD", path: "/", method: "GET" }, '{"summary":"All"}'],
  ]);
  const parameters = { ignore: "documentation" };
  const { id: other } = await client.send(new ImportRestApiCommand({ body, parameters }));
  expect(await parts(other)).toEqual([]);
});

test("merging replaces parts for the same location, overwriting replaces all", async () => {
  const { client, parts } = open();
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: "pets" }));
  const imported = (mode: "merge" | "overwrite", ...of: readonly object[]) =>
    client.send(new ImportDocumentationPartsCommand({ restApiId, mode, body: document(...of) }));
  const { ids, warnings } = await imported("merge", api, get);
  expect(ids).toHaveLength(2);
  expect(warnings).toBeUndefined();
  const { ids: again } = await imported("merge", getAgain);
  expect(ids).not.toContain(again?.[0]);
  expect(await parts(restApiId)).toEqual([
    [{ type: "API" }, '{"description":"Pets."}'],
    [{ type: "METHOD", path: "/", method: "GET" }, "{}"],
  ]);
  await imported("overwrite", get);
  expect(await parts(restApiId)).toHaveLength(1);
  await client.send(new PutRestApiCommand({ restApiId, body: document(api) }));
  expect(await parts(restApiId)).toHaveLength(2);
  await client.send(new PutRestApiCommand({ restApiId, mode: "overwrite", body: document() }));
  expect(await parts(restApiId)).toEqual([]);
});

test("a body that is not a document is rejected", async () => {
  const { client } = open();
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: "pets" }));
  const body = new TextEncoder().encode("no: document");
  await expect(
    client.send(new ImportDocumentationPartsCommand({ restApiId, body })),
  ).rejects.toMatchObject({
    name: "BadRequestException",
    message: "Unable to build importer with provided input.",
  });
});

test("only the description of a version can change", async () => {
  const { client } = open();
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: "pets" }));
  const key = { restApiId, documentationVersion: "1.0" };
  await client.send(new CreateDocumentationVersionCommand(key));
  const update = (path: string) =>
    client.send(
      new UpdateDocumentationVersionCommand({
        ...key,
        patchOperations: [{ op: "replace", path, value: "first" }],
      }),
    );
  expect(await update("/description")).toMatchObject({ version: "1.0", description: "first" });
  await expect(update("/version")).rejects.toThrow("Invalid patch path");
});
