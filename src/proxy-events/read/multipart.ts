import { bytesText, concatBytes, indexOfBytes, textBytes } from "../../core/bytes.ts";
import { problemOf, type Reading, readingOf } from "./reading.ts";

/** One field of a form. */
export interface FormPart {
  readonly name: string;
  /** The client's name of the file; never a path to write to. Missing for plain fields. */
  readonly filename?: string;
  /** Missing if the client sent none, which the standard defines as text. */
  readonly contentType?: string;
  /** The value as UTF-8 text. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface FormLimits {
  /** The maximum number of fields and files. Defaults to 1000. */
  readonly parts?: number;
  /** The maximum size of the headers of one part, in bytes. Defaults to 8192. */
  readonly headerBytes?: number;
}

const crlf = textBytes("\r\n");
const headerEnd = textBytes("\r\n\r\n");

/**
 * Parses a `multipart/form-data` body, by RFC 7578. Bytes are found with `indexOf`, so the
 * time is linear in the length of the body whatever the client sends.
 */
export function parseMultipart(
  bytes: Uint8Array,
  contentType: string,
  { parts: partLimit = 1000, headerBytes = 8192 }: FormLimits = {},
): Reading<readonly FormPart[]> {
  const boundary = parameterOf(contentType, "boundary");
  // RFC 2046 allows 70 characters.
  if (!boundary || boundary.length > 70) return malformed("its boundary is missing or too long");
  const delimiter = textBytes(`--${boundary}`);
  const separator = concatBytes([crlf, delimiter]);
  const parts: FormPart[] = [];

  let offset = indexOfBytes(bytes, delimiter);
  if (offset === -1) return malformed("it does not contain its boundary");
  offset += delimiter.length;
  while (!endsAt(bytes, offset)) {
    if (parts.length === partLimit) {
      return problemOf("body.limit", `The form has more than ${partLimit} parts`);
    }
    const headerStart = indexOfBytes(bytes, crlf, offset) + crlf.length;
    const bodyStart = indexOfBytes(bytes, headerEnd, headerStart - crlf.length) + headerEnd.length;
    const end = indexOfBytes(bytes, separator, bodyStart - crlf.length);
    if (headerStart < crlf.length || bodyStart < headerEnd.length || end === -1) {
      return malformed("a part has no end");
    }
    if (bodyStart - headerStart > headerBytes) {
      return problemOf("body.limit", `The headers of a part exceed ${headerBytes} bytes`);
    }
    const part = partOf(
      bytesText(bytes.subarray(headerStart, bodyStart)),
      bytes.subarray(bodyStart, Math.max(bodyStart, end)),
    );
    if (!part) return malformed("a part has no name");
    parts.push(part);
    offset = end + separator.length;
  }
  return readingOf(parts);
}

function partOf(headers: string, bytes: Uint8Array): FormPart | undefined {
  const lines = headers.split("\r\n");
  const disposition = valueOf(lines, "content-disposition");
  const name = disposition && parameterOf(disposition, "name");
  if (!disposition || name === undefined) return undefined;
  const filename = parameterOf(disposition, "filename");
  const contentType = valueOf(lines, "content-type");
  return {
    name,
    ...(filename !== undefined && { filename }),
    ...(contentType !== undefined && { contentType }),
    // Decoded when read: a file's bytes are rarely wanted as text.
    get text() {
      return bytesText(bytes);
    },
    bytes,
  };
}

function valueOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find(
    (candidate) => candidate.slice(0, name.length + 1).toLowerCase() === `${name}:`,
  );
  return line?.slice(name.length + 1).trim();
}

/** A parameter of a header value: `boundary` of `multipart/form-data; boundary="x"`. */
function parameterOf(value: string, name: string): string | undefined {
  // Browsers escape a quote as %22; `\"` is the older form. No two branches start alike: linear.
  const pattern = /;\s*([^\s=;"]+)=(?:"((?:[^"\\]|\\.)*)"|([^;"\s]*))/g;
  for (const [, key, quoted, plain] of value.matchAll(pattern)) {
    if (key?.toLowerCase() !== name) continue;
    return quoted?.replaceAll('\\"', '"').replaceAll("%22", '"') ?? plain;
  }
  return undefined;
}

/** Two hyphens after a delimiter end the parts. */
function endsAt(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === hyphen && bytes[offset + 1] === hyphen;
}

const hyphen = 0x2d;

function malformed(reason: string): Reading<never> {
  return problemOf("body.not-form", `The multipart body is malformed: ${reason}`);
}
