import { isBytes } from "../../../core/is-bytes.ts";
import type { RouteKey } from "../../../core/route-key.ts";
import { joinSources, type SecretSources } from "../../../core/secrets/collect-secrets.ts";
import type { Redactor } from "../../../core/secrets/redactor.ts";
import { printLog } from "../../log/log-grammar.ts";
import { redactLogBy } from "../../log/redact-log.ts";
import type { RestClient } from "../../test-invoke/resource-ids.ts";
import type { TestInvokeResult } from "../../test-invoke/result.ts";
import {
  testInvoke as callTestInvoke,
  type TestInvokeRequest,
} from "../../test-invoke/test-invoke.ts";
import { secretsOfRun } from "../../trace/run-secrets.ts";
import { type Arguments, type Command, usageError } from "../program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "../program/context.ts";
import { paintFor } from "../program/paint.ts";
import { paintStatus, printLogRows } from "../program/print-log.ts";
import { progressOn } from "../program/progress.ts";
import { pairs, readRequest, requestOptions } from "../program/request-options.ts";
import { redactHeaders, redactorFor, secretOptions } from "../program/show-secrets.ts";
import { asText } from "../program/sources.ts";

export const testInvoke: Command = {
  usage: "gatewright test-invoke --api-id ID ROUTE [options]",
  description:
    "Runs a method of a REST API on AWS as it is currently configured, with TestInvokeMethod: without a\ndeployment, authorizers, API keys or throttling. Prints the response, the execution log and, if the\nrun failed, how to fix it.",
  options: {
    "api-id": { value: "ID", help: "the REST API" },
    ...requestOptions,
    "stage-variable": { value: "NAME=VALUE", isRepeated: true, help: "a stage variable" },
    region: { value: "REGION", help: "defaults to the Region of the environment or the profile" },
    profile: { value: "NAME", help: "a profile of the AWS configuration" },
    "endpoint-url": { value: "URL", help: "a control plane other than AWS's" },
    ...secretOptions,
  },
  examples: [
    "gatewright test-invoke --api-id abc123 'GET /health'",
    "gatewright test-invoke --api-id abc123 'POST /orders/{id}' --path id=42 --body @order.json",
    "gatewright test-invoke --api-id abc123 'GET /orders' --query tag=new --query tag=urgent --json",
  ],
  run: runTestInvoke,
};

async function runTestInvoke(context: CliContext, args: Arguments): Promise<ExitCode> {
  const [route, ...others] = args.positionals;
  const restApiId = args.text("api-id");
  if (route === undefined || others.length > 0) {
    throw usageError(
      "Failed to test-invoke: expected one route, in quotes",
      `Write it like 'POST /orders/{id}'. Usage: ${testInvoke.usage}`,
    );
  }
  if (restApiId === undefined) {
    throw usageError("Failed to test-invoke: --api-id is missing", `Usage: ${testInvoke.usage}`);
  }
  const request = {
    restApiId,
    route,
    ...(await readRequest(context, args)),
    stageVariables: pairs(args.list("stage-variable"), "--stage-variable"),
    signal: context.signal,
  };
  const client = await context.restClient(clientSettings(args));
  // The compiler does not know this route; testInvoke rejects an invalid route key.
  const result = await call(context, client, request as unknown as TestInvokeRequest<RouteKey>);
  const sources = [secretsOfRequest(request), secretsOfRun({ ...result, response: result })];
  const redactor = redactorFor(args, joinSources(sources));
  context.stdout.write(
    args.has("json") ? printJson(result, redactor) : print(context, route, result, redactor),
  );
  return result.status < 400 && !result.diagnosis ? exitCodes.ok : exitCodes.failed;
}

async function call(
  context: CliContext,
  client: RestClient,
  request: TestInvokeRequest<RouteKey>,
): Promise<TestInvokeResult> {
  const progress = progressOn(context);
  progress.say("Calling API Gateway…");
  try {
    return await callTestInvoke(client, request);
  } finally {
    progress.end();
  }
}

function clientSettings(args: Arguments) {
  const [region, profile, endpoint] = ["region", "profile", "endpoint-url"].map((name) =>
    args.text(name),
  );
  return {
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

/** The secrets that were sent. AWS masks some of them in its log, so only the request has them. */
function secretsOfRequest({
  path,
  query = {},
  headers = {},
  body,
}: Awaited<ReturnType<typeof readRequest>>): SecretSources {
  const lines = [...Object.entries(query), ...Object.entries(headers)].flatMap(([name, values]) =>
    [values].flat().map((value) => [name, String(value)] as const),
  );
  return {
    parameters: lines,
    members: Object.entries(path),
    texts: isBytes(body) ? [asText(body)] : [],
  };
}

/** The body of the response is the result of the command, so it is not redacted. */
function printJson(
  { status, multiValueHeaders, body, latencyMs, log, diagnosis }: TestInvokeResult,
  redactor: Redactor,
): string {
  return `${JSON.stringify({
    status,
    headers: redactHeaders(multiValueHeaders, redactor),
    body,
    latencyMs,
    log: printLog(redactLogBy(redactor, log)),
    ...(diagnosis && { diagnosis: redactor.json(diagnosis) }),
  })}\n`;
}

function print(
  context: CliContext,
  route: string,
  { status, body, latencyMs, log, diagnosis }: TestInvokeResult,
  redactor: Redactor,
): string {
  const { stdout } = context;
  const paint = paintFor(context, stdout);
  const title = `${paint("bold", route)}  ${paintStatus(status, paint)}  ${paint("dim", `${latencyMs} ms`)}`;
  const rows = printLogRows(log, diagnosis, { paint, columns: stdout.columns, redactor });
  return `${title}\n${body}\n\n${rows}\n`;
}
