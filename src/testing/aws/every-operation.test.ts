import * as sdk from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { fakeAws } from "./fake-aws.ts";
import { readOperations } from "./wire/operation.ts";

/** Operations that are not supported, for a reason that their error gives. */
const unsupported: ReadonlySet<string> = new Set(["GetSdk"]);

type AnyCommand = new (input: object) => Parameters<sdk.APIGatewayClient["send"]>[0];

/** The commands of the SDK's client, with the members that their paths need. */
const commands = readOperations(sdk).map(({ name, input }) => {
  const labels = [...input.structIterator()].flatMap(([member, schema]) =>
    schema.getMergedTraits().httpLabel ? [[member, "unknown"] as const] : [],
  );
  // Each operation that the client exports has its command, as a test below checks.
  const Command = Reflect.get(sdk, `${name}Command`) as AnyCommand;
  return { name, command: new Command(Object.fromEntries(labels)) };
});

async function call(command: Parameters<sdk.APIGatewayClient["send"]>[0]) {
  const aws = fakeAws();
  const client = new sdk.APIGatewayClient({ ...aws.clientConfig(), maxAttempts: 1 });
  const status = await client.send(command).then(
    ({ $metadata }) => $metadata.httpStatusCode,
    (error: sdk.APIGatewayServiceException) => error.$metadata.httpStatusCode,
  );
  return { status, operations: aws.calls.map(({ operation }) => operation) };
}

test("every command of the client is known", () => {
  const names = Object.keys(sdk).filter((name) => /^[A-Z]\w+Command$/.test(name));
  expect(commands.map(({ name }) => `${name}Command`).toSorted()).toEqual(names.toSorted());
});

test.each(commands.filter(({ name }) => !unsupported.has(name)))(
  "$name is supported, and recorded under its name",
  async ({ name, command }) => {
    const { status, operations } = await call(command);
    expect(operations).toEqual([name]);
    // An unknown id may be rejected. 501 means a missing operation, 500 one that failed.
    expect(status).toBeLessThan(500);
  },
);

test.each(commands.filter(({ name }) => unsupported.has(name)))(
  "$name answers 501",
  async ({ command }) => {
    expect(await call(command)).toHaveProperty("status", 501);
  },
);
