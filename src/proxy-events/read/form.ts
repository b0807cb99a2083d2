import { textBytes } from "../../core/bytes.ts";
import { type BodyHolder, readBytes, readText } from "./body.ts";
import { type HeaderHolder, readHeader } from "./headers.ts";
import { type FormLimits, type FormPart, parseMultipart } from "./multipart.ts";
import { problemOf, type Reading, readingOf } from "./reading.ts";

/** The fields of a form in the order they were sent; names may repeat. */
export type Form = readonly FormPart[];

/**
 * Parses the body as a form: `application/x-www-form-urlencoded` or `multipart/form-data`.
 *
 * Another type or a malformed body is a problem with code `body.not-form`; more parts or longer
 * part headers than `limits` allows, one with `body.limit`.
 *
 * @example
 * const form = readForm(event);
 * if (form.ok) for (const { name, filename, bytes } of form.value) console.log(name, filename, bytes.length);
 */
export function readForm(event: BodyHolder & HeaderHolder, limits?: FormLimits): Reading<Form> {
  const contentType = readHeader(event, "content-type") ?? "";
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType === "application/x-www-form-urlencoded") return readUrlEncoded(event, limits);
  if (mediaType === "multipart/form-data") {
    return parseMultipart(readBytes(event), contentType, limits);
  }
  return problemOf("body.not-form", `The body is not a form but "${mediaType}"`);
}

function readUrlEncoded(event: BodyHolder, { parts = 1000 }: FormLimits = {}): Reading<Form> {
  const fields = [...new URLSearchParams(readText(event))];
  if (fields.length > parts) {
    return problemOf("body.limit", `The form has more than ${parts} fields`);
  }
  return readingOf(fields.map(([name, value]) => ({ name, text: value, bytes: textBytes(value) })));
}
