import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { GatewrightError } from "../../core/errors.ts";
import { parseRecording, printRecording, type RecordedInvocation } from "./recording.ts";

/**
 * Writes a recording to a temporary file and renames it, so that the file is always complete.
 *
 * @throws GatewrightError `recording.file`: the file cannot be written.
 */
export async function writeRecording(
  file: string,
  invocations: readonly RecordedInvocation[],
): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, printRecording(invocations));
    await rename(draft, file);
  } catch (error) {
    // A missing draft must not hide the cause.
    await rm(draft, { force: true }).catch(() => undefined);
    throw fileError("write", file, error);
  }
}

/** @throws GatewrightError `recording.file`: the file cannot be read; `recording.invalid`. */
export async function readRecording(file: string): Promise<readonly RecordedInvocation[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw fileError("read", file, error);
  }
  return parseRecording(text, file);
}

function fileError(action: "read" | "write", file: string, error: unknown): GatewrightError {
  const reason = error instanceof Error ? error.message : String(error);
  return new GatewrightError(
    "recording.file",
    `Failed to ${action} the recording "${file}": ${reason}`,
    { cause: error },
  );
}
