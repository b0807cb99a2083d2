import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { restIntegration } from "./integration.ts";
import { restLambdaProxy } from "./kinds/rest-lambda-proxy.ts";
import { restMock } from "./kinds/rest-mock.ts";

const stack = z.object({
  main: z.discriminatedUnion("kind", [restMock, restLambdaProxy]),
  all: z.array(restIntegration),
});

test("schemas of kinds work inside zod schemas, with their types", () => {
  const mock = { kind: "rest.mock" } as const;
  expect(stack.parse({ main: mock, all: [mock] })).toEqual({ main: mock, all: [mock] });
  expectTypeOf<z.infer<typeof stack>["main"]["kind"]>().toEqualTypeOf<
    "rest.mock" | "rest.lambda-proxy"
  >();
});

test("a schema is extended by its shape", () => {
  const noted = z.strictObject({ ...restMock.shape, note: z.string() });
  expectTypeOf<z.infer<typeof noted>["note"]>().toEqualTypeOf<string>();
  expect(noted.safeParse({ kind: "rest.mock" }).error?.issues).toMatchObject([{ path: ["note"] }]);
  expect(noted.parse({ kind: "rest.mock", note: "a" })).toEqual({ kind: "rest.mock", note: "a" });
});

test("a schema becomes JSON Schema", () => {
  expect(z.toJSONSchema(restMock, { io: "input" })).toMatchObject({
    type: "object",
    properties: { kind: { const: "rest.mock" } },
    required: ["kind"],
    additionalProperties: false,
  });
});
