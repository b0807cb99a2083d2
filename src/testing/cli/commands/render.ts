import { isGatewrightError } from "../../../core/errors.ts";
import { redactText } from "../../../core/secrets/redact-text.ts";
import { renderTemplate } from "../../../integrations/mapping-templates/render.ts";
import type { Plain } from "../../../integrations/mapping-templates/scope/plain.ts";
import { type Arguments, type Command, usageError } from "../program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "../program/context.ts";
import { paintFor } from "../program/paint.ts";
import { headerPairs, pairs, requestOptions } from "../program/request-options.ts";
import { asText, readSource, readValue } from "../program/sources.ts";

const { path, query, header, body } = requestOptions;

export const render: Command = {
  usage: "gatewright render TEMPLATE [options]",
  description:
    "Renders a mapping template as API Gateway does. TEMPLATE is a file, or - for standard input.",
  options: {
    body: { ...body, help: "the payload that $input reads" },
    path,
    query,
    header,
    context: { value: "JSON|@FILE", help: "the value of $context" },
    "stage-variable": { value: "NAME=VALUE", isRepeated: true, help: "a stage variable" },
  },
  examples: [
    "gatewright render template.vtl --body @event.json",
    `gatewright render template.vtl --body '{"id": 1}' --context '{"stage": "prod"}'`,
    `echo "$input.path('$.name')" | gatewright render - --body '{"name": "Ann"}'`,
  ],
  run: runRender,
};

async function runRender(context: CliContext, args: Arguments): Promise<ExitCode> {
  const [file, ...others] = args.positionals;
  if (file === undefined || others.length > 0) {
    throw usageError("Failed to render: expected one template", `Usage: ${render.usage}`);
  }
  const template = asText(await readSource(context, file));
  const given = args.text("body");
  const scope = {
    input: {
      ...(given !== undefined && { body: asText(await readValue(context, given)) }),
      params: {
        path: pairs(args.list("path"), "--path"),
        querystring: pairs(args.list("query"), "--query"),
        header: headerPairs(args.list("header"), "--header"),
      },
    },
    context: await readContext(context, args.text("context")),
    stageVariables: pairs(args.list("stage-variable"), "--stage-variable"),
  };
  try {
    const rendered = renderTemplate(template, scope);
    const { text } = rendered;
    const json = `${JSON.stringify({ text, context: rendered.context })}\n`;
    context.stdout.write(args.has("json") ? json : text);
    return exitCodes.ok;
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    const { code } = error;
    const message = redactText(error.message);
    const paint = paintFor(context, context.stderr);
    if (args.has("json")) context.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
    else context.stderr.write(`${paint("red", message)}\n`);
    return exitCodes.failed;
  }
}

async function readContext(
  context: CliContext,
  value: string | undefined,
): Promise<{ readonly [name: string]: Plain }> {
  if (value === undefined) return {};
  const text = asText(await readValue(context, value));
  try {
    const context: unknown = JSON.parse(text);
    if (typeof context === "object" && context !== null && !Array.isArray(context)) {
      // JSON values are plain.
      return context as { readonly [name: string]: Plain };
    }
  } catch {
    // Reported below, like any value that is not an object.
  }
  throw usageError(
    "Failed to read --context: it is not a JSON object",
    `Write --context '{"stage": "prod"}'.`,
  );
}
