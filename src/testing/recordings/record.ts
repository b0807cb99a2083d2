import type { Gateway, Invocation } from "../trace/gateway.ts";
import { writeRecording } from "./file.ts";
import type { RecordOptions } from "./mask.ts";
import type { RecordedInvocation } from "./recording.ts";
import { type RouteRequest, toRecorded } from "./to-recorded.ts";

/**
 * The same gateway, which writes what it is asked and what it answers into a file, for `replay`.
 *
 * Secrets are masked by the names of headers, parameters and members, and by what they look like;
 * ids are numbered and times are set to 1970, so that recording again changes only what AWS changed.
 * The file is begun anew with the first request, and is whole after each.
 *
 * @example
 * const gateway = record(onAws(client, orders, { restApiId }), "test/orders.recording.json");
 * await gateway.invoke("GET /health");
 *
 * @throws GatewrightError on invoking, `recording.file`: the file cannot be written; and what the
 * gateway throws, which is not recorded.
 */
export function record<Key extends string, Run extends Invocation>(
  gateway: Gateway<Key, Run>,
  file: string,
  options?: RecordOptions,
): Gateway<Key, Run> {
  const invocations: RecordedInvocation[] = [];
  let written = Promise.resolve();
  return {
    async invoke(key, ...request) {
      const run = await gateway.invoke(key, ...request);
      // The arguments of a route that is not known here: a request, or nothing.
      const [sent = {}] = request as readonly [RouteRequest?];
      invocations.push(toRecorded(key, sent, run, options));
      // One after the other, each with all that is there by then.
      written = written.then(() => writeRecording(file, invocations));
      await written;
      return run;
    },
  };
}
