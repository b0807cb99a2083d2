import { redactText } from "../../../core/secrets/redact-text.ts";
import type { LoadFinding } from "../../../integrations/formats/load-finding.ts";
import type { Arguments, Command } from "../program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "../program/context.ts";
import type { LoadedFile } from "../program/load-definition.ts";
import { loadFrom, loadOptions } from "../program/load-from.ts";
import { type Paint, paintFor } from "../program/paint.ts";

export const check: Command = {
  usage: "gatewright check FILE [options]",
  description:
    "Reads an OpenAPI document or a CloudFormation, SAM or CDK template, and lists what API Gateway would\nreject, fail on, or read differently than intended, each with its file, line and column. FILE may be\n- for standard input. For a module that exports a definition, such as api.ts, findings name the route\ninstead; the module is imported, which runs it.",
  options: {
    ...loadOptions,
    strict: { help: "fail on warnings as well" },
  },
  examples: [
    "gatewright check template.yaml",
    "gatewright check openapi.json --strict",
    "gatewright check api.ts --export orders",
    "gatewright check cdk.out/Orders.template.json --json | jq '.findings[].code'",
  ],
  run: runCheck,
};

async function runCheck(context: CliContext, args: Arguments): Promise<ExitCode> {
  const read = await loadFrom(context, args, check.usage);
  // A finding may quote a URI with a key in it.
  const findings = read.findings.map(redactFinding);
  const loaded = { ...read, findings };
  const errors = count(findings, "error");
  const warnings = count(findings, "warning");
  if (args.has("json")) context.stdout.write(`${JSON.stringify(forJson(loaded))}\n`);
  else context.stdout.write(print(loaded, paintFor(context, context.stdout)));
  const isBad = errors > 0 || (args.has("strict") && warnings > 0);
  return isBad ? exitCodes.failed : exitCodes.ok;
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

function forJson({ format, apis, findings, missing }: LoadedFile) {
  const listed = apis.map(({ name, apiKind, stages, functions }) => ({
    name,
    apiKind,
    stages,
    functions,
  }));
  return { format, apis: listed, findings, missing };
}

const colours = { error: "red", warning: "yellow", info: "cyan" } as const;

function print({ format, apis, findings, missing }: LoadedFile, paint: Paint): string {
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
    ...(unknown === "" ? [] : [`Without a value, so treated as unknown: ${unknown}`]),
    `${count(findings, "error")} errors, ${count(findings, "warning")} warnings`,
    "",
  ].join("\n");
}
