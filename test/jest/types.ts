// What a suite in TypeScript sees of the matchers; it is compiled, not run.

import { CreateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { expect } from "@jest/globals";
import { matchers } from "gatewright/testing/jest";

export function compiles(run: unknown, aws: unknown): void {
  expect.extend(matchers);
  expect(run).toHaveStatus(200);
  expect(run).not.toHaveFailedIn("integrationResponse", /malformed/);
  expect(aws).toHaveReceivedCommandWith(CreateRestApiCommand, { name: "orders" });
  // @ts-expect-error -- no such step
  expect(run).toHaveFailedIn("nowhere");
  // @ts-expect-error -- the command has no such member
  expect(aws).toHaveReceivedCommandWith(CreateRestApiCommand, { nome: "orders" });
}
