import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

/** A field of a form, or a file in it. */
export interface FormField {
  readonly name: string;
  readonly value: string | FormFile;
}

export interface FormFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * A form as browsers send it: `multipart/form-data`, names and values as the HTML standard escapes
 * them. The boundary is the same for the same fields, so that a test's events are.
 */
export function encodeMultipart(fields: readonly FormField[]): {
  readonly content: Uint8Array;
  readonly contentType: string;
} {
  const bodies = fields.map(({ value }) =>
    typeof value === "string" ? encodeUtf8(value.replace(/\r\n?|\n/g, "\r\n")) : value.bytes,
  );
  const boundary = boundaryFor(bodies);
  const parts = fields.flatMap((field, index) => [
    encodeUtf8(`--${boundary}\r\n${headOf(field)}\r\n\r\n`),
    bodies[index] ?? new Uint8Array(),
    encodeUtf8("\r\n"),
  ]);
  return {
    content: joinBytes([...parts, encodeUtf8(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

function headOf({ name, value }: FormField): string {
  const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"`;
  if (typeof value === "string") return disposition;
  const type = value.contentType || "application/octet-stream";
  return `${disposition}; filename="${escapeName(value.filename)}"\r\nContent-Type: ${type}`;
}

function escapeName(name: string): string {
  return name.replace(/\r\n|[\r\n"]/g, encodeURIComponent);
}

/** One that stands in no part. */
function boundaryFor(bodies: readonly Uint8Array[]): string {
  // What is not UTF-8 is replaced, and no part of the boundary.
  const texts = bodies.map((bytes) => decodeUtf8(bytes));
  let boundary = "gatewright-form-boundary";
  while (texts.some((text) => text.includes(boundary))) boundary += "-x";
  return boundary;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
