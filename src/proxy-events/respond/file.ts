import { encodeComponent } from "../../core/message.ts";
import { type Answer, type AnswerOptions, answer } from "./answer.ts";

export interface FileOptions extends AnswerOptions {
  /** The file name under which the client saves it. Defaults to showing it instead. */
  readonly name?: string;
  /** The content type. Defaults to `application/octet-stream`. */
  readonly contentType?: string;
}

/**
 * Builds a response with bytes of any type. Behind a REST API they reach the client only if its binary media types match
 * the request's `Accept`.
 *
 * @example
 * file(pdf, { name: "Rechnung März.pdf", contentType: "application/pdf" });
 */
export function file(
  bytes: Uint8Array | ArrayBuffer,
  { name, contentType = "application/octet-stream", headers, ...options }: FileOptions = {},
): Answer {
  const disposition = name !== undefined && { "content-disposition": dispositionOf(name) };
  return answer(200, bytes, contentType, { ...options, headers: { ...disposition, ...headers } });
}

/** RFC 6266: an ASCII name for old clients, the real one beside it. Quotes and line ends go. */
function dispositionOf(name: string): string {
  const ascii = name.replace(/[^ !#-[\]-~]/g, "_");
  const encoded = encodeComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
