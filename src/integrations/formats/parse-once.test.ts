import { afterEach, expect, test, vi } from "vitest";
import { loadApi } from "./load.ts";
import { restApiIn } from "./rest-api-in.ts";

const document = {
  openapi: "3.0.1",
  info: { title: "orders", version: "1.0" },
  paths: { "/orders": { get: { "x-amazon-apigateway-integration": { type: "mock" } } } },
};

function template(properties: object): string {
  const resources = { Orders: { Type: "AWS::ApiGateway::RestApi", Properties: properties } };
  return JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources });
}

// Tests share their modules and globals.
afterEach(() => {
  vi.restoreAllMocks();
});

/** Each document that is parsed as JSON. */
function watchJson(): string[] {
  const texts: string[] = [];
  const parse = JSON.parse.bind(JSON);
  vi.spyOn(JSON, "parse").mockImplementation((text: string, reviver) => {
    // Names are also parsed, to find positions.
    if (text.startsWith("{")) texts.push(text);
    return parse(text, reviver);
  });
  return texts;
}

test("a document is parsed once", async () => {
  const text = JSON.stringify(document);
  const parsed = watchJson();
  const { apis } = await loadApi(text);
  expect(apis).toHaveLength(1);
  expect(parsed).toEqual([text]);
});

test("a YAML document is decoded, and so parsed, once", async () => {
  const bytes = new TextEncoder().encode("openapi: 3.0.1\ninfo: { title: orders }\npaths: {}\n");
  const decode = vi.spyOn(TextDecoder.prototype, "decode");
  await loadApi(bytes);
  expect(decode).toHaveBeenCalledTimes(1);
});

test("a document inside a template is not serialized and parsed again", async () => {
  const text = template({ Body: document });
  const parsed = watchJson();
  const printed = vi.spyOn(JSON, "stringify");
  const { record } = restApiIn(await loadApi(text));
  expect(Object.values(record.resources).map(({ path }) => path)).toContain("/orders");
  expect(parsed).toEqual([text]);
  const whole = printed.mock.calls.filter(([value]) => Object(value).openapi !== undefined);
  expect(whole).toEqual([]);
});

test("a file that two APIs use is read and parsed once", async () => {
  const resource = {
    Type: "AWS::ApiGateway::RestApi",
    Properties: { BodyS3Location: "orders.json" },
  };
  const text = JSON.stringify({ Resources: { First: resource, Second: resource } });
  const read: string[] = [];
  const parsed = watchJson();
  const { apis } = await loadApi(text, {
    readFile: async (path) => {
      read.push(path);
      return JSON.stringify(document);
    },
  });
  expect(apis.map(({ name }) => name)).toEqual(["First", "Second"]);
  expect(read).toEqual(["orders.json"]);
  expect(parsed).toEqual([text, JSON.stringify(document)]);
});
