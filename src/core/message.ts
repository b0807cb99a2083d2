import { latin1Text, textBytes } from "./bytes.ts";
/** One header line, spelled as it was sent. A repeated name makes repeated lines. */
export type Header = readonly [name: string, value: string];

/**
 * A request as it is on the wire, nothing decoded, joined or reordered.
 *
 * `Request` cannot hold it: it lowers header names, joins repeated lines, collapses `..` in the
 * path and refuses a GET with a body.
 */
export interface RequestMessage {
  readonly method: string;
  /** Path and query, undecoded: `/a%20b?x=1`. */
  readonly target: string;
  readonly headers: readonly Header[];
  /** No bytes when there is no body. */
  readonly body: Uint8Array;
  readonly sourceIp?: string;
  /** The interface VPC endpoint that a request to a private API came through. */
  readonly vpcEndpointId?: string;
}

/** A body that is there at once, or that comes in parts. */
export type MessageBody = Uint8Array | AsyncIterable<Uint8Array>;

/** A response as it is on the wire; `ResponseMessage<MessageBody>` may be streamed. */
export interface ResponseMessage<Body extends MessageBody = Uint8Array> {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Body;
}

/** The value of the first header of that name, whatever its case. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => isNamed(candidate, wanted))?.[1];
}

/** The values of all headers of that name, whatever its case, in the order of the lines. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.flatMap(([candidate, value]) => (isNamed(candidate, wanted) ? [value] : []));
}

/** Most names differ in length already, and a lowered copy of each costs more than the rest. */
function isNamed(candidate: string, lowerName: string): boolean {
  return candidate.length === lowerName.length && candidate.toLowerCase() === lowerName;
}

/** Path and query of a target, both undecoded; the query without its question mark. */
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
 * A header's value as Node and Fetch accept it. Headers hold bytes: beyond Latin-1 the UTF-8 bytes
 * stand for themselves.
 */
export function headerBytes(value: string): string {
  if (!/[^\0-\xff]/.test(value)) return value;
  return latin1Text(textBytes(value));
}
