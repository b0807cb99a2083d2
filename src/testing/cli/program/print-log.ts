import type { Redactor } from "../../../core/secrets/redactor.ts";
import type { Diagnosis } from "../../failures/diagnosis.ts";
import type { ExecutionLog } from "../../log/execution-log.ts";
import { runRows } from "../../log/log-rows.ts";
import { redactLogBy } from "../../log/redact-log.ts";
import type { Paint } from "./paint.ts";

interface LogView {
  readonly paint: Paint;
  readonly columns: number;
  readonly redactor: Redactor;
}

/** Prints a log in rows, the failing one in red, followed by the diagnosis. */
export function printLogRows(
  log: ExecutionLog,
  diagnosis: Diagnosis | undefined,
  { paint, columns, redactor }: LogView,
): string {
  const rows = runRows(redactLogBy(redactor, log), Math.max(40, columns - 4)).map(
    ({ step, text }) =>
      step === "failure" ? paint("red", `  ✗ ${text}`) : paint("dim", `    ${text}`),
  );
  return [...rows, ...printDiagnosis(diagnosis, paint, redactor)].join("\n");
}

function printDiagnosis(
  diagnosis: Diagnosis | undefined,
  paint: Paint,
  redactor: Redactor,
): string[] {
  if (!diagnosis) return [];
  const { text, code, fix } = diagnosis;
  const call = fix && [
    "",
    `  ${paint("bold", "Fix")}  ${fix.operation} of @aws-sdk/client-${fix.client}`,
    ...redactor
      .text(JSON.stringify(fix.input, null, 2))
      .split("\n")
      .map((line) => `  ${line}`),
    ...(fix.missing ? [`  and, which the log does not contain: ${fix.missing.join(", ")}`] : []),
  ];
  return [
    "",
    `${paint("bold", redactor.text(text))} ${paint("dim", `(${code})`)}`,
    ...(call ?? []),
  ];
}

/** Colours a status by its class. */
export function paintStatus(status: number, paint: Paint): string {
  if (status < 400) return paint("green", String(status));
  return paint(status < 500 ? "yellow" : "red", String(status));
}
