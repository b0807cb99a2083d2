import { defined } from "../../core/json.ts";
import type { RestApi } from "../../integrations/authoring/api/rest-api.ts";
import type { RestApiRecord } from "../../integrations/model/record/rest-api-record.ts";
import { type EmulateOptions, emulate } from "../emulate/emulate.ts";
import { compareRuns, type RunDifference } from "../trace/compare.ts";
import { printDifferences } from "../trace/print-differences.ts";
import { readRecording } from "./file.ts";
import type { RecordOptions } from "./mask.ts";
import { fromRecorded, fromRecordedRequest, toRecorded } from "./to-recorded.ts";

/** How an emulated API stands to what an account answered. */
export interface FidelityReport {
  /** How many requests the recording has. */
  readonly checked: number;
  readonly deviations: readonly FidelityDeviation[];
}

export interface FidelityDeviation {
  readonly route: string;
  /** Counted from 1 among the requests of the recording. */
  readonly position: number;
  /** The first cause on top; `local` is the emulation, `real` the recording. */
  readonly differences: readonly RunDifference[];
}

/**
 * Runs every request of a recording on the emulated API and says where it differs from what the
 * account answered. Secrets are masked in both; a function that needs one sees `<secret>`.
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
    // The type of a route that the compiler does not know asks for none of its parameters.
    const run = await gateway.invoke(route, request as Parameters<typeof gateway.invoke>[1]);
    // The same way into the file and back, so that both are masked alike.
    const local = fromRecorded(toRecorded(route, request, run, masking));
    const differences = compareRuns(local, fromRecorded(recorded));
    if (differences.length > 0) deviations.push({ route, position: index + 1, differences });
  }
  return { checked: invocations.length, deviations };
}

/**
 * The report for people.
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
