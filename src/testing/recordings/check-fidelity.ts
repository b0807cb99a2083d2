import { defined } from "../../core/json.ts";
import type { RestApi } from "../../integrations/model/api/rest-api.ts";
import type { RestApiRecord } from "../../integrations/model/record/rest-api-record.ts";
import { type EmulateOptions, emulate } from "../emulate/emulate.ts";
import { compareRuns, type RunDifference } from "../trace/compare.ts";
import { printDifferences } from "../trace/print-differences.ts";
import { readRecording } from "./file.ts";
import type { RecordOptions } from "./mask.ts";
import { fromRecorded, fromRecordedRequest, toRecorded } from "./to-recorded.ts";

/** The differences between an emulated API and a recording. */
export interface FidelityReport {
  /** How many requests the recording has. */
  readonly checked: number;
  /** The requests that ran differently. */
  readonly deviations: readonly FidelityDeviation[];
}

/** A request that ran differently than on AWS. */
export interface FidelityDeviation {
  /** The key of its route. */
  readonly route: string;
  /** The position of the request in the recording, from 1. */
  readonly position: number;
  /** The differences, first cause first; `local` is the emulation, `real` the recording. */
  readonly differences: readonly RunDifference[];
}

/**
 * Runs every request of a recording on the emulated API and reports where it differs from the
 * account's responses. Secrets are masked in both; a function that needs one sees `<secret>`.
 *
 * @example
 * const report = await checkFidelity("test/orders.recording.json", orders, { lambdas });
 * console.log(printFidelity(report));
 *
 * @throws GatewrightError `recording.file`, `recording.invalid`, and what `emulate` throws.
 */
export async function checkFidelity(
  file: string,
  api: RestApi | RestApiRecord,
  options: EmulateOptions & RecordOptions = {},
): Promise<FidelityReport> {
  const { secrets, secretNames, ...backends } = options;
  const masking = defined({ secrets, secretNames });
  const gateway = emulate(api, backends);
  const invocations = await readRecording(file);
  const deviations: FidelityDeviation[] = [];
  for (const [index, recorded] of invocations.entries()) {
    const { route } = recorded;
    const request = fromRecordedRequest(recorded.request);
    // The compiler does not know this route, so its type requires no parameters.
    const run = await gateway.invoke(route, request as Parameters<typeof gateway.invoke>[1]);
    // Converted to the file's format and back, so that both are masked the same way.
    const local = fromRecorded(toRecorded(route, request, run, masking));
    const differences = compareRuns(local, fromRecorded(recorded));
    if (differences.length > 0) deviations.push({ route, position: index + 1, differences });
  }
  return { checked: invocations.length, deviations };
}

/**
 * Prints a report as text.
 *
 * @example
 * console.log(printFidelity(await checkFidelity("orders.recording.json", orders, { lambdas })));
 */
export function printFidelity({ checked, deviations }: FidelityReport): string {
  const alike = checked - deviations.length;
  return [
    `${alike} of ${checked} requests run as they did on AWS.`,
    ...deviations.map(
      ({ route, position, differences }) =>
        `\n${position}. ${route}\n${printDifferences(differences, { names: ["emulated", "AWS"] })}`,
    ),
  ].join("\n");
}
