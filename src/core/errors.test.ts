import { expect, expectTypeOf, test } from "vitest";
import { GatewrightError, isGatewrightError } from "./errors.ts";

test("the code of an error narrows the type of its details", () => {
  const error: unknown = new GatewrightError("document.not-found", "Failed to read it", {
    details: { path: "openapi.yaml" },
  });
  if (!isGatewrightError(error) || error.code !== "document.not-found") throw error;
  expectTypeOf(error.details).toEqualTypeOf<{ readonly path: string } | undefined>();
  expect(error.details?.path).toBe("openapi.yaml");
});

test("an error without details lacks the member", () => {
  const error = new GatewrightError("event.unknown", "Failed to tell the event's kind");
  expectTypeOf(error.details).toEqualTypeOf<undefined>();
  expect(Object.keys(error)).not.toContain("details");
});
