import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { expect } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import { writeOpenApi } from "../../src/integrations/formats/openapi/write.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import {
  type EmulatedGateway,
  type EmulatedInvocation,
  emulate,
} from "../../src/testing/emulate/emulate.ts";
import { printLog } from "../../src/testing/log/log-grammar.ts";
import { matchers } from "../../src/testing/matchers/vitest/index.ts";
import { record } from "../../src/testing/recordings/record.ts";
import { replay } from "../../src/testing/recordings/replay.ts";
import { onAws } from "../../src/testing/test-invoke/on-aws.ts";
import { compareRuns } from "../../src/testing/trace/compare.ts";
import { explain } from "../../src/testing/trace/explain.ts";
import { printDifferences } from "../../src/testing/trace/print-differences.ts";
import { printTrace } from "../../src/testing/trace/print-trace.ts";
import { redactTrace } from "../../src/testing/trace/redact-trace.ts";
import { toMermaid } from "../../src/testing/trace/to-mermaid.ts";
import { commandLine } from "./command-line.ts";
import type { Place, PlantedRequest } from "./places.ts";

expect.extend(matchers);

export const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
export const key = "POST /orders/{token}";
export const api = restApi({
  name: "orders",
  routes: [route(key, rest.lambdaProxy({ functionArn }))],
});

/** As a secret may stand where nothing says that it is one. */
function spellings(secret: string): readonly string[] {
  return [
    secret,
    secret.toLowerCase(),
    secret.toUpperCase(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
  ];
}

/** Those of the spellings that a text shows, in any case. */
export function shownIn(text: string, secret: string): readonly string[] {
  const lowered = text.toLowerCase();
  return spellings(secret).filter((each) => lowered.includes(each.toLowerCase()));
}

type Handler = (event: object) => unknown;

/** Answers with what the place has, and repeats the secret in every way. */
function echo({ answer }: Place, secret: string): Handler {
  const { headers = {}, multiValueHeaders = {}, body } = answer?.(secret) ?? {};
  return (event) => ({
    statusCode: 200,
    headers: { ...headers, "X-Echo": `it was ${encodeURIComponent(secret)}` },
    multiValueHeaders,
    body: JSON.stringify({ own: body, echo: spellings(secret), event }),
  });
}

/** An answer that API Gateway refuses, or an error that repeats the secret. */
function failure(place: Place, secret: string): Handler {
  if (place.answer) return (event) => ({ ...Object(echo(place, secret)(event)), nope: true });
  return () => {
    throw new Error(`refused ${spellings(secret).join(", ")}`);
  };
}

/** The one text that is to show the secret: else nothing is tested. */
export const untouched = "the trace itself";

/** Every output of a run with the secret, by its name. */
export async function outputsOf(
  place: Place,
  secret: string,
): Promise<ReadonlyMap<string, string>> {
  const sent = { ...place.request?.(secret) };
  const request = { ...sent, path: { token: "42", ...sent.path } };
  const gatewayOf = (handler: Handler) => emulate(api, { lambdas: { [functionArn]: handler } });
  const succeeding = gatewayOf(echo(place, secret));
  const run = await succeeding.invoke(key, request);
  const failed = await gatewayOf(failure(place, secret)).invoke(key, request);
  // The body of an answer is what a command is asked for, and is printed.
  const isPrinted = place.answer?.(secret).body !== undefined;
  return new Map([
    [untouched, JSON.stringify(run.trace)],
    ...printed("a run", run),
    ...printed("a run that failed", failed),
    ["differences", differencesOf(run, failed)] as const,
    ...matcherMessages(run, failed),
    ...(await recordings(succeeding, request)),
    ...(isPrinted ? [] : await commands(place, secret, request)),
    ...(isPrinted ? [] : await account(place, secret, request)),
  ]);
}

function printed(name: string, run: EmulatedInvocation): readonly [string, string][] {
  return [
    [`${name}, printed`, printTrace(run.trace, 100_000)],
    [`${name}, drawn`, toMermaid(run.trace)],
    [`${name}, explained`, JSON.stringify(explain(run)) ?? ""],
    [`${name}, redacted`, JSON.stringify(redactTrace(run.trace))],
  ];
}

function differencesOf(run: EmulatedInvocation, failed: EmulatedInvocation): string {
  const differences = compareRuns(run, failed);
  return JSON.stringify(differences) + printDifferences(differences, { limit: 100 });
}

/** Returns the message of a failing expectation. */
export function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("The expectation holds");
}

function matcherMessages(
  run: EmulatedInvocation,
  failed: EmulatedInvocation,
): readonly [string, string][] {
  const { body = "" } = run.trace.integrationRequest ?? {};
  const expectations: Readonly<Record<string, () => void>> = {
    toHaveStatus: () => expect(run).toHaveStatus(999),
    "toHaveStatus of a response": () => expect(run.response).toHaveStatus(999),
    toHaveRendered: () => expect(run).not.toHaveRendered(body),
    "toHaveRendered of something else": () => expect(run).toHaveRendered({ password: body }),
    toHaveSelectedResponse: () => expect(run).toHaveSelectedResponse(404),
    toHaveFailedIn: () => expect(failed).toHaveFailedIn("methodRequest", "nothing"),
    toRunLike: () => expect(run).toRunLike(failed),
  };
  return Object.entries(expectations).map(([name, expectation]) => [name, messageOf(expectation)]);
}

type Sent = PlantedRequest & { readonly path: { readonly token: string } };

async function recordings(
  gateway: EmulatedGateway<typeof key>,
  sent: Sent,
): Promise<readonly [string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-secrets-"));
  try {
    const file = join(folder, "orders.json");
    await record(gateway, file).invoke(key, sent);
    const replayed = await replay(file).invoke(key, sent);
    const other = replay(file).invoke(key, { ...sent, query: { another: "1" } });
    const missing = await other.then(String, String);
    return [
      ["a recording", readFileSync(file, "utf8")],
      ["what is replayed", JSON.stringify(replayed.response)],
      ["the error of a request that was not recorded", missing],
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The options of a request on the command line. */
function optionsOf({ path, query = {}, headers = {}, cookies = {}, body }: Sent): string[] {
  const pairs = (option: string, values: object, sign: string) =>
    Object.entries(values).flatMap(([name, value]) =>
      [value].flat().flatMap((each) => [option, `${name}${sign}${each}`]),
    );
  const sent = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  return [
    ...pairs("--path", path, "="),
    ...pairs("--query", query, "="),
    ...pairs("--header", headers, ":"),
    ...(sent.length > 0 ? ["--header", `Cookie:${sent.join("; ")}`] : []),
    ...(body === undefined
      ? []
      : ["--body", typeof body === "string" ? body : JSON.stringify(body)]),
  ];
}

async function commands(
  place: Place,
  secret: string,
  sent: Sent,
): Promise<readonly [string, string][]> {
  const answer = echo(place, secret);
  const handler: Handler = (event) => ({ ...Object(answer(event)), body: "" });
  const files = { "api.json": writeOpenApi(lower(api), { syntax: "json" }).text };
  const modules = { "./orders.mjs": { handler } };
  const args = ["run", "api.json", key, ...optionsOf(sent), "--lambda", "orders=./orders.mjs"];
  const { log } = await emulate(api, { lambdas: { [functionArn]: answer } }).invoke(key, sent);
  const stdin = printLog(log);
  return [
    ["run", await commandLine(args, { files, modules })],
    ["run --json", await commandLine([...args, "--json"], { files, modules })],
    ["run without a function", await commandLine(args.slice(0, -2), { files, modules })],
    ["explain", await commandLine(["explain"], { stdin })],
    ["explain --json", await commandLine(["explain", "--json"], { stdin })],
  ];
}

/** The same on a fake account: AWS prints the log. */
async function account(
  place: Place,
  secret: string,
  sent: Sent,
): Promise<readonly [string, string][]> {
  const answer = echo(place, secret);
  const handler: Handler = (event) => ({ ...Object(answer(event)), body: "" });
  const aws = fakeAws({ lambdas: { [functionArn]: handler } });
  const client = new APIGatewayClient(aws.clientConfig());
  const { restApiId } = await createRestApi(client, api);
  const args = ["test-invoke", "--api-id", restApiId, key, ...optionsOf(sent)];
  const text = await commandLine(args, { client });
  const json = await commandLine([...args, "--json"], { client });
  const run = await onAws(client, api, { restApiId }).invoke(key, sent);
  const { input } = aws.calls.at(-1) ?? {};
  const received = messageOf(() =>
    expect(aws).not.toHaveReceivedCommandWith("TestInvokeMethod", { ...input }),
  );
  return [
    ["test-invoke", text],
    ["test-invoke --json", json],
    ["toHaveStatus on AWS", messageOf(() => expect(run).toHaveStatus(999))],
    // A path alone does not say which of its parts is a parameter.
    ...(sent.path.token === secret
      ? []
      : [["toHaveReceivedCommandWith", received] satisfies [string, string]]),
  ];
}
