import { clip } from "../../core/clip.ts";
import { GatewrightError } from "../../core/errors.ts";
import { equalJson } from "../../core/json.ts";
import { nearest } from "../../core/nearest.ts";
import { readRequest } from "../request/read-request.ts";
import type { Routed } from "../request/unknown-route.ts";
import type { Gateway, Invocation } from "../trace/gateway.ts";
import { readRecording } from "./file.ts";
import type { RecordOptions } from "./mask.ts";
import {
  comparableRequest,
  type RecordedInvocation,
  type RecordedRequest,
  requestKey,
} from "./recording.ts";
import {
  fromRecorded,
  fromRecordedRequest,
  type RouteRequest,
  toRecordedRequest,
} from "./to-recorded.ts";

/**
 * Creates a gateway that returns the recorded responses of an account. A request that was recorded
 * several times gets its responses in order, and then always the last one.
 *
 * @param api gives the types of its routes, and is not used otherwise
 *
 * @example
 * const gateway = replay("test/orders.recording.json", orders);
 * const { response } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError on invoking, `recording.missing`: the request was not recorded;
 * `recording.file`, `recording.invalid`: the file cannot be read.
 */
export function replay<Key extends string = string>(
  file: string,
  api?: Routed<Key>,
  options?: RecordOptions,
): Gateway<Key>;
export function replay(
  file: string,
  _api?: Routed<string>,
  options?: RecordOptions,
): Gateway<string> {
  let recording: Promise<readonly RecordedInvocation[]> | undefined;
  const answered = new Map<string, number>();
  return {
    async invoke(key, ...request): Promise<Invocation> {
      recording ??= readMasked(file, options);
      const invocations = await recording;
      // The arguments of an unknown route are a request or nothing.
      const [sent = {}] = request as readonly [RouteRequest?];
      const asked = toRecordedRequest(await readRequest(sent), options);
      const wanted = requestKey(asked);
      const found = invocations.filter(
        (each) => each.route === key && requestKey(each.request) === wanted,
      );
      const count = answered.get(`${key}\n${wanted}`) ?? 0;
      const invocation = found[Math.min(count, found.length - 1)];
      if (!invocation) throw notRecorded(file, key, asked, invocations);
      answered.set(`${key}\n${wanted}`, count + 1);
      return fromRecorded(invocation);
    },
  };
}

/** Masks the file again, because an older version or other patterns may have left secrets in it. */
async function readMasked(
  file: string,
  options: RecordOptions | undefined,
): Promise<readonly RecordedInvocation[]> {
  const invocations = await readRecording(file);
  return invocations.map(({ request, ...answer }) => ({
    ...answer,
    request: toRecordedRequest(fromRecordedRequest(request), options),
  }));
}

function notRecorded(
  file: string,
  route: string,
  asked: RecordedRequest,
  invocations: readonly RecordedInvocation[],
): GatewrightError {
  const message = `Failed to replay "${route}": the recording "${file}" has no such request`;
  const hint = nearestRequest(route, asked, invocations) ?? "The recording is empty.";
  return new GatewrightError("recording.missing", message, { hint });
}

const parts = ["method", "path", "query", "headers", "cookies", "body", "bodyBase64"] as const;

function nearestRequest(
  route: string,
  asked: RecordedRequest,
  invocations: readonly RecordedInvocation[],
): string | undefined {
  const comparable = comparableRequest(asked);
  const differing = (request: RecordedRequest) =>
    parts.filter((part) => !equalJson(comparableRequest(request)[part], comparable[part]));
  const [closest] = invocations
    .filter((each) => each.route === route)
    .map(({ request }) => ({ request, differs: differing(request) }))
    .toSorted((left, right) => left.differs.length - right.differs.length);
  if (closest) {
    const said = closest.differs.map(
      (part) => `${part} ${show(closest.request[part])}, not ${show(asked[part])}`,
    );
    return `The most similar recorded request differs in ${said.join("; ")}.`;
  }
  const routes = [...new Set(invocations.map((each) => each.route))];
  if (routes.length === 0) return undefined;
  const meant = nearest(route, routes);
  return meant ? `Did you mean "${meant}"?` : `Its routes are ${routes.join(", ")}.`;
}

function show(value: unknown): string {
  return clip(JSON.stringify(value) ?? "missing", 120);
}
