import * as z from "zod/mini";
import { GatewrightError } from "../../core/errors.ts";
import { strictObject } from "../../integrations/model/strict-object.ts";
import { explainIssues, printProblem } from "../../integrations/model/validate.ts";

const texts = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const recordedRequest = strictObject(() => ({
  /** The client's method, if the route allows several. */
  method: z.optional(z.string()),
  path: z.optional(z.record(z.string(), z.string())),
  query: z.optional(texts),
  headers: z.optional(texts),
  cookies: z.optional(z.record(z.string(), z.string())),
  /** A string was sent as text, any other value as JSON. */
  body: z.optional(z.json()),
  bodyBase64: z.optional(z.string()),
}));

const recordedResponse = strictObject(() => ({
  status: z.int().check(z.minimum(100), z.maximum(599)),
  headers: z.record(z.string(), z.array(z.string())),
  // One of these; JSON only if `JSON.stringify` returns the same text.
  json: z.optional(z.json()),
  text: z.optional(z.string()),
  base64: z.optional(z.string()),
}));

const recordedInvocation = strictObject(() => ({
  route: z.string(),
  request: recordedRequest,
  response: recordedResponse,
  /** The execution log, line by line. */
  log: z.optional(z.array(z.string())),
}));

const recordingFile = strictObject(() => ({
  format: z.literal("gatewright-recording-1"),
  invocations: z.array(recordedInvocation),
}));

export type RecordedRequest = z.infer<typeof recordedRequest>;
export type RecordedResponse = z.infer<typeof recordedResponse>;

/** One request of a recording, and the account's response. */
export type RecordedInvocation = z.infer<typeof recordedInvocation>;

/** @throws GatewrightError `recording.invalid`: the text is not a recording. */
export function parseRecording(text: string, file: string): readonly RecordedInvocation[] {
  const failed = (reason: string, cause: unknown) =>
    new GatewrightError("recording.invalid", `Failed to read the recording "${file}": ${reason}`, {
      cause,
    });
  let candidate: unknown;
  try {
    candidate = JSON.parse(text);
  } catch (error) {
    throw failed("it is not valid JSON", error);
  }
  const parsed = checked(candidate, failed);
  if (parsed.success) return parsed.data.invocations;
  const issues = explainIssues(recordingFile, parsed.error.issues, candidate);
  const lines = issues.map((problem) => `  ${printProblem(problem)}`);
  throw failed(`\n${lines.join("\n")}`, parsed.error);
}

function checked(candidate: unknown, failed: (reason: string, cause: unknown) => GatewrightError) {
  try {
    return recordingFile.safeParse(candidate);
  } catch (error) {
    // The schema recurses as deep as the JSON, which may overflow the stack.
    if (!(error instanceof RangeError)) throw error;
    throw failed("it is nested too deeply", error);
  }
}

/**
 * Prints a recording sorted by route and request, so that a new one differs only where AWS does.
 */
export function printRecording(invocations: readonly RecordedInvocation[]): string {
  const keyed = invocations.map((invocation) => ({
    key: `${invocation.route}\n${requestKey(invocation.request)}`,
    invocation,
  }));
  // The sort is stable, so repeated requests keep their order.
  const sorted = keyed.toSorted((left, right) => compare(left.key, right.key));
  const file = {
    format: "gatewright-recording-1",
    invocations: sorted.map(({ invocation }) => invocation),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Returns equal keys for equal requests, regardless of the order of members and the case of
 * headers.
 */
export function requestKey(request: RecordedRequest): string {
  return JSON.stringify(sortMembers(comparableRequest(request)));
}

/** Returns the request with its header names in lower case. */
export function comparableRequest({ headers, ...request }: RecordedRequest): RecordedRequest {
  if (!headers) return request;
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  // The same values under other names.
  return { ...request, headers: Object.fromEntries(lowered) as NonNullable<typeof headers> };
}

function sortMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([left], [right]) => compare(left, right));
  return sorted.map(([name, member]) => [name, sortMembers(member)]);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
