import { GatewrightError } from "../../../core/errors.ts";
import { lambdasOf } from "../../../integrations/formats/lambdas-of.ts";
import type { LoadedRestApi } from "../../../integrations/formats/loaded-api.ts";
import { restApiIn } from "../../../integrations/formats/rest-api-in.ts";
import type { LambdaHandler } from "../../backends/lambda-handler.ts";
import { type EmulatedInvocation, emulate } from "../../emulate/emulate.ts";
import { explainTrace } from "../../trace/explain.ts";
import { drawTrace } from "../../trace/print-trace.ts";
import { redactTraceBy } from "../../trace/redact-trace.ts";
import { secretsOfRun } from "../../trace/run-secrets.ts";
import { type Arguments, type Command, usageError } from "../program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "../program/context.ts";
import { paintFor } from "../program/paint.ts";
import { paintStatus } from "../program/print-log.ts";
import { pairs, readRequest, requestOptions } from "../program/request-options.ts";
import { redactHeaders, redactorFor, secretOptions } from "../program/show-secrets.ts";
import { toCliError } from "../program/to-cli-error.ts";
import { loadFrom } from "./check.ts";

export const run: Command = {
  usage: "gatewright run FILE ROUTE [options]",
  description:
    "Runs a route of a REST API here, as API Gateway would, and draws what each step did. FILE is an\nOpenAPI document, or a CloudFormation, SAM or CDK template. Nothing leaves the machine but what\n--network allows.",
  options: {
    ...requestOptions,
    lambda: {
      value: "NAME=FILE",
      isRepeated: true,
      help: "the code of a function: ./handler.mjs, or ./handler.mjs#export",
    },
    network: {
      value: "ORIGIN",
      isRepeated: true,
      help: "an origin that requests may be sent to: https://example.com",
    },
    api: { value: "NAME", help: "which API, where the file has several" },
    stage: { value: "NAME", help: "which stage, for its variables; absent: the first" },
    "stage-variable": { value: "NAME=VALUE", isRepeated: true, help: "a stage variable" },
    parameter: { value: "NAME=VALUE", isRepeated: true, help: "a parameter of the template" },
    ...secretOptions,
  },
  examples: [
    "gatewright run template.yaml 'GET /health'",
    "gatewright run template.yaml 'POST /orders/{id}' --path id=42 --body @order.json --lambda OrdersFunction=./orders.mjs",
    "gatewright run openapi.json 'GET /prices' --network https://prices.example.com --json",
  ],
  run: runRun,
};

async function runRun(context: CliContext, args: Arguments): Promise<ExitCode> {
  const [, route, ...others] = args.positionals;
  if (route === undefined || others.length > 0) {
    throw usageError(
      "Failed to run: it takes a file and a route, in quotes",
      `Write it like 'POST /orders/{id}'. Usage: ${run.usage}`,
    );
  }
  const api = restApiIn(await loadFrom(context, args, run.usage), args.text("api"));
  const gateway = emulate(api.record, {
    lambdas: lambdasOf(api, await importHandlers(context, args.list("lambda"))),
    http: Object.fromEntries(args.list("network").map((origin) => [origin, "network" as const])),
    stage: stageOf(api, args),
  });
  const request = await readRequest(context, args);
  // The type of a route that the compiler does not know asks for none of its parameters.
  const parameters = request as Parameters<typeof gateway.invoke>[1];
  const invocation = await gateway.invoke(route, parameters).catch((error: unknown) => {
    throw toCliError(error, api.functions);
  });
  context.stdout.write(
    args.has("json") ? printJson(invocation, args) : print(context, route, invocation, args),
  );
  return invocation.response.status < 400 ? exitCodes.ok : exitCodes.failed;
}

function stageOf({ stages, name }: LoadedRestApi, args: Arguments) {
  const wanted = args.text("stage");
  const stage = wanted === undefined ? stages[0] : stages.find((each) => each.name === wanted);
  if (wanted !== undefined && !stage) {
    const known = stages.map((each) => each.name).join(", ") || "none";
    throw usageError(`Failed to run: ${name} has no stage "${wanted}"`, `It has ${known}.`);
  }
  const own = pairs(args.list("stage-variable"), "--stage-variable");
  return {
    ...(stage && { name: stage.name }),
    variables: { ...stage?.variables, ...own },
  };
}

async function importHandlers(
  context: CliContext,
  texts: readonly string[],
): Promise<Record<string, LambdaHandler>> {
  const handlers: [string, LambdaHandler][] = [];
  for (const [name, place] of Object.entries(pairs(texts, "--lambda"))) {
    const [path = "", exported = "handler"] = place.split("#");
    handlers.push([name, await importHandler(context, path, exported)]);
  }
  return Object.fromEntries(handlers);
}

async function importHandler(
  context: CliContext,
  path: string,
  name: string,
): Promise<LambdaHandler> {
  let exports: object;
  try {
    exports = await context.importModule(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewrightError("cli.file", `Failed to import "${path}": ${reason}`, { cause });
  }
  // Of a CommonJS module, Node gives what it cannot tell apart as `default`.
  const inner: unknown = Reflect.get(exports, "default");
  const holders = [exports, ...(typeof inner === "object" && inner !== null ? [inner] : [])];
  const handler = holders.map((each): unknown => Reflect.get(each, name)).find(isHandler);
  if (handler) return handler;
  throw usageError(
    `Failed to import "${path}": it exports no function "${name}"`,
    `It exports ${Object.keys(exports).join(", ") || "nothing"}. Name one: ${path}#name.`,
  );
}

function isHandler(value: unknown): value is LambdaHandler {
  return typeof value === "function";
}

/** The body of the answer is the result of the command, so it is not redacted. */
function printJson(invocation: EmulatedInvocation, args: Arguments): string {
  const { status, multiValueHeaders, body } = invocation.response;
  const redactor = redactorFor(args, secretsOfRun(invocation));
  const trace = redactTraceBy(redactor, invocation.trace);
  const explanation = explainTrace(trace);
  return `${JSON.stringify({
    response: { status, headers: redactHeaders(multiValueHeaders, redactor), body },
    ...(explanation && { explanation }),
    trace,
  })}\n`;
}

function print(
  context: CliContext,
  route: string,
  invocation: EmulatedInvocation,
  args: Arguments,
): string {
  const { stdout } = context;
  const paint = paintFor(context, stdout);
  const { response } = invocation;
  const redactor = redactorFor(args, secretsOfRun(invocation));
  const trace = redactTraceBy(redactor, invocation.trace);
  const explanation = explainTrace(trace);
  return [
    `${paint("bold", route)}  ${paintStatus(response.status, paint)}`,
    response.body,
    "",
    drawTrace(trace, Math.max(40, stdout.columns)),
    ...(explanation ? ["", paint("bold", explanation.text)] : []),
    "",
  ].join("\n");
}
