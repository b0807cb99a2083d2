import { redactText } from "../../../core/secrets/redact-text.ts";
import { loadApi } from "../../../integrations/formats/load.ts";
import type { LoadFinding } from "../../../integrations/formats/load-finding.ts";
import type { Loaded } from "../../../integrations/formats/loaded-api.ts";
import { type Arguments, type Command, usageError } from "../program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "../program/context.ts";
import { type Paint, paintFor } from "../program/paint.ts";
import { pairs } from "../program/request-options.ts";
import { readSource } from "../program/sources.ts";

export const check: Command = {
  usage: "gatewright check FILE [options]",
  description:
    "Reads an OpenAPI document, or a CloudFormation, SAM or CDK template, and says what API Gateway\nwould refuse, fail on, or understand otherwise than it was meant: file, line and column each. FILE\nmay be - for standard input.",
  options: {
    parameter: { value: "NAME=VALUE", isRepeated: true, help: "a parameter of the template" },
    strict: { help: "fail on warnings as well" },
  },
  examples: [
    "gatewright check template.yaml",
    "gatewright check openapi.json --strict",
    "gatewright check cdk.out/Orders.template.json --json | jq '.findings[].code'",
  ],
  run: runCheck,
};

async function runCheck(context: CliContext, args: Arguments): Promise<ExitCode> {
  const read = await loadFrom(context, args, check.usage);
  // A document may quote a key in a URI.
  const findings = read.findings.map(redactFinding);
  const loaded = { ...read, findings };
  const errors = count(findings, "error");
  const warnings = count(findings, "warning");
  if (args.has("json")) context.stdout.write(`${JSON.stringify(forJson(loaded))}\n`);
  else context.stdout.write(print(loaded, paintFor(context, context.stdout)));
  const isBad = errors > 0 || (args.has("strict") && warnings > 0);
  return isBad ? exitCodes.failed : exitCodes.ok;
}

/** The file that the first argument names, and its parameters. */
export async function loadFrom(
  context: CliContext,
  args: Arguments,
  usage: string,
): Promise<Loaded> {
  const [file] = args.positionals;
  if (file === undefined) {
    throw usageError("Failed to load the API: a file is missing", `Usage: ${usage}`);
  }
  return loadApi(await readSource(context, file), {
    ...(file !== "-" && { file }),
    readFile: (path) => context.readDocument(path),
    parameters: pairs(args.list("parameter"), "--parameter"),
  });
}

function count(findings: readonly LoadFinding[], severity: LoadFinding["severity"]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function redactFinding({ fix, ...finding }: LoadFinding): LoadFinding {
  return {
    ...finding,
    message: redactText(finding.message),
    ...(fix !== undefined && { fix: redactText(fix) }),
  };
}

function forJson({ format, apis, findings, missing }: Loaded) {
  const listed = apis.map(({ name, apiKind, stages, functions }) => ({
    name,
    apiKind,
    stages,
    functions,
  }));
  return { format, apis: listed, findings, missing };
}

const colours = { error: "red", warning: "yellow", info: "cyan" } as const;

function print({ format, apis, findings, missing }: Loaded, paint: Paint): string {
  const rows = findings.flatMap(({ severity, code, message, fix, place, at }) => {
    const where = place
      ? `${place.file ?? "-"}:${place.line}:${place.column}`
      : at.join(".") || "-";
    const title = `${paint("bold", where)} ${paint(colours[severity], severity)} ${message} ${paint("dim", code)}`;
    return fix === undefined ? [title] : [title, `    ${fix}`];
  });
  const names = apis.map(({ name, apiKind }) => `${name} (${apiKind})`).join(", ");
  const unknown = missing.map(({ name }) => name).join(", ");
  return [
    ...rows,
    ...(rows.length > 0 ? [""] : []),
    `${format}: ${names || "no API"}`,
    ...(unknown === "" ? [] : [`Without a value, and taken as unknown: ${unknown}`]),
    `${count(findings, "error")} errors, ${count(findings, "warning")} warnings`,
    "",
  ].join("\n");
}
