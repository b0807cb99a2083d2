import { HttpRequest } from "@smithy/core/protocols";
import { expect, test } from "vitest";
import { smithyRequestHandler } from "./smithy.ts";

test("headers named like members of a prototype are ordinary headers", async () => {
  const handler = smithyRequestHandler(async () => ({
    status: 200,
    headers: [
      ["Constructor", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ],
    body: new Uint8Array(),
  }));
  const { response } = await handler.handle(new HttpRequest({}));
  expect(response.headers).toEqual({ constructor: "a, b", tostring: "c" });
});
