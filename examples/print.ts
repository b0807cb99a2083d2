import { styleText } from "node:util";
import type { CreateProgress } from "gatewright/management";
import { type LogMessage, printLog, type TestInvokeResult } from "gatewright/test-invoke";

const width = 100;

export function heading(text: string): void {
  console.log(`\n${styleText("bold", text)}\n`);
}

export function printCall({ done, total, operation, subject }: CreateProgress): void {
  const count = `${done}/${total}`.padStart(7);
  console.log(`${styleText("dim", count)}  ${operation.padEnd(23)}${styleText("cyan", subject)}`);
}

/** Prints the response, and below it the execution log. */
export function printResult(route: string, result: TestInvokeResult): void {
  const color = result.status < 400 ? "green" : "red";
  const status = styleText(color, String(result.status));
  console.log(`  ${styleText("bold", route)}  ${status}  ${result.body}`);
  for (const { message } of result.log.lines) {
    console.log(styleText("dim", `    ${clip(textOf(message))}`));
  }
  console.log();
}

function textOf(message: LogMessage): string {
  return printLog({ lines: [{ message }] }).trimEnd();
}

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}
