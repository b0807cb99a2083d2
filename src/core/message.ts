import { latin1Text, textBytes } from "./bytes.ts";
/** One header line, spelled as sent. A repeated header has repeated lines. */
export type Header = readonly [name: string, value: string];

/**
 * A request as sent: nothing is decoded, joined or reordered.
 *
 * `Request` cannot hold it: it lowers header names, joins repeated lines, collapses `..` in the
 * path and refuses a GET with a body.
 */
export interface RequestMessage {
  readonly method: string;
  /** Path and query, undecoded: `/a%20b?x=1`. */
  readonly target: string;
  readonly headers: readonly Header[];
  /** Empty for a request without a body. */
  readonly body: Uint8Array;
  readonly sourceIp?: string;
  /** Id of the interface VPC endpoint of a request to a private API. */
  readonly vpcEndpointId?: string;
}

/** A complete body, or a stream of its parts. */
export type MessageBody = Uint8Array | AsyncIterable<Uint8Array>;

/** A response as sent; `ResponseMessage<MessageBody>` may be streamed. */
export interface ResponseMessage<Body extends MessageBody = Uint8Array> {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Body;
}

/** Returns the value of the first header with that name, in any case. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => isNamed(candidate, wanted))?.[1];
}

/** Returns the values of all headers with that name, in any case, in order. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.flatMap(([candidate, value]) => (isNamed(candidate, wanted) ? [value] : []));
}

/** Compares lengths first: lower-casing every name costs more than the rest. */
function isNamed(candidate: string, lowerName: string): boolean {
  return candidate.length === lowerName.length && candidate.toLowerCase() === lowerName;
}

/** Splits a target into undecoded path and query; the query lacks its question mark. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf("?");
  if (mark === -1) return { path: target, query: "" };
  return { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** `encodeURIComponent` that never throws: half of a surrogate pair becomes U+FFFD. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(
    text.replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      "\uFFFD",
    ),
  );
}

/**
 * Converts a header's value to the form that Node and Fetch accept. Headers hold bytes: characters
 * beyond Latin-1 become their UTF-8 bytes.
 */
export function headerBytes(value: string): string {
  if (!/[^\0-\xff]/.test(value)) return value;
  return latin1Text(textBytes(value));
}
