import * as apiGateway from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { fakeAws } from "./fake-aws.ts";
import { readOperations } from "./wire/operation.ts";

const values = [
  "1",
  '"x"',
  "true",
  "[]",
  "{}",
  "[null]",
  "[[1]]",
  '{"__proto__":{"a":1}}',
  '"__proto__"',
  '[{"op":"add","path":"/__proto__/polluted","value":"y"}]',
  '[{"op":"replace"}]',
  '[{"op":1,"path":[],"value":{}}]',
];

async function answers(): Promise<readonly (readonly [call: string, status: number])[]> {
  const aws = fakeAws();
  const headers = [["host", "apigateway.us-east-1.amazonaws.com"]] as const;
  const found: [string, number][] = [];
  for (const { method, segments, input } of readOperations(apiGateway)) {
    const members = [...input.structIterator()].map(([name]) => name);
    const texts = values.flatMap((value) => members.map((name) => `{"${name}":${value}}`));
    const bodies = ["null", "[]", "{", '{"__proto__":1}', "[".repeat(5000), ...texts];
    for (const id of ["__proto__", "%E0%A4%A"]) {
      const target = segments.map((part) => ("literal" in part ? part.literal : id)).join("/");
      for (const text of method === "GET" || method === "DELETE" ? [""] : bodies) {
        const body = new TextEncoder().encode(text);
        const { status } = await aws.handle({ method, target: `/${target}`, headers, body });
        found.push([`${method} /${target} ${text.slice(0, 80)}`, status]);
      }
    }
  }
  return found;
}

test("every call is answered, rejected or not emulated, regardless of its content", async () => {
  const odd = (await answers()).filter(([, status]) => status >= 500 && status !== 501);
  expect(odd).toEqual([]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test.each([
  ['{"patchOperations":1}', "Expected a list, found number"],
  ['{"patchOperations":[null]}', "Expected a member of a list, found null"],
  ['{"patchOperations":["x"]}', "Expected a structure or map, found string"],
  ['{"patchOperations":[{"op":[]}]}', "Expected a string, found list"],
])("the body %s is rejected: %s", async (text, message) => {
  const { status, headers, body } = await fakeAws().handle({
    method: "PATCH",
    target: "/restapis/a",
    headers: [["host", "apigateway.us-east-1.amazonaws.com"]],
    body: new TextEncoder().encode(text),
  });
  expect([status, new TextDecoder().decode(body)]).toEqual([400, JSON.stringify({ message })]);
  expect(headers).toContainEqual(["x-amzn-ErrorType", "SerializationException"]);
});
