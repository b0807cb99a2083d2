import { bytesText, fromBase64, textBytes } from "../../core/bytes.ts";
import { problemOf, type Reading, readingOf } from "./reading.ts";

/** The members of an event that the body is read from. */
export interface BodyHolder {
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | "true" | "false" | null | undefined;
}

/**
 * Returns the body as bytes, decoded from base64. Empty if there is no body.
 *
 * @example
 * readBytes({ body: "SGk=", isBase64Encoded: true }); // the bytes 72 and 105
 */
export function readBytes(event: BodyHolder): Uint8Array {
  const body = event.body ?? "";
  return isBase64(event) ? fromBase64(body) : textBytes(body);
}

/**
 * Returns the body as text, decoded from base64. Empty if there is no body.
 *
 * @example
 * readText({ body: "SGk=", isBase64Encoded: true }); // "Hi"
 */
export function readText(event: BodyHolder): string {
  const body = event.body ?? "";
  return isBase64(event) ? bytesText(fromBase64(body)) : body;
}

/**
 * Parses the body as JSON, decoded from base64. Its type is unknown unless a schema checks it.
 *
 * No body is a problem with code `body.absent`, malformed JSON one with `body.not-json`.
 *
 * @example
 * const body = readJson(event);
 * if (!body.ok) return toHttpResult(problem({ status: 400, detail: body.problem.message }));
 */
export function readJson(event: BodyHolder): Reading<unknown> {
  const text = readText(event);
  if (text === "") return problemOf("body.absent", "The request has no body");
  try {
    return readingOf(JSON.parse(text));
  } catch {
    // The parser's own message quotes the body, which may be secret.
    return problemOf("body.not-json", "The body is malformed JSON");
  }
}

function isBase64({ isBase64Encoded }: BodyHolder): boolean {
  return isBase64Encoded === true || isBase64Encoded === "true";
}
