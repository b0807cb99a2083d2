import { readRequest } from "../request/read-request.ts";
import type { Gateway, Invocation } from "../trace/gateway.ts";
import { writeRecording } from "./file.ts";
import type { RecordOptions } from "./mask.ts";
import type { RecordedInvocation } from "./recording.ts";
import { type RouteRequest, toRecorded } from "./to-recorded.ts";

/**
 * Returns the same gateway, which also records its requests and responses in a file for `replay`.
 *
 * Secrets are masked by the names of headers, parameters and members, and by their format. Ids are
 * numbered and times are set to 1970, so that a new recording differs only where AWS does. The
 * first request overwrites the file, and the file is complete after each request.
 *
 * @example
 * const gateway = record(onAws(client, orders, { restApiId }), "test/orders.recording.json");
 * await gateway.invoke("GET /health");
 *
 * @throws GatewrightError on invoking, `recording.file`: the file cannot be written. The gateway's
 * own errors are thrown as well, and not recorded.
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
      // The arguments of an unknown route are a request or nothing.
      const [sent = {}] = request as readonly [RouteRequest?];
      invocations.push(toRecorded(key, await readRequest(sent), run, options));
      // One after the other, each with all that is there by then.
      written = written.then(() => writeRecording(file, invocations));
      await written;
      return run;
    },
  };
}
