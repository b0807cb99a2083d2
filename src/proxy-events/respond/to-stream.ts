import { concatBytes, textBytes } from "../../core/bytes.ts";
import type { Answer } from "./answer.ts";
import { joinLines, splitLines } from "./lines.ts";
import { renderBody } from "./rendered-body.ts";

/** The metadata before the body of a streamed response. */
export interface StreamMetadata {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  /** REST APIs only. */
  readonly multiValueHeaders?: Record<string, string[]>;
  /** Function URLs only. */
  readonly cookies?: string[];
}

/**
 * Builds the metadata of a streamed response, for `awslambda.HttpResponseStream.from(stream, metadata)`.
 *
 * @param answer its body is not part of it: write that to the stream
 * @param kind the receiver of the stream; a REST API has cookies among its headers
 * @throws GatewrightError `answer.invalid` when a header would break its line
 */
export function toStreamMetadata(
  answer: Answer,
  kind: "rest" | "function-url" = "function-url",
): StreamMetadata {
  const { headers } = renderBody({ ...answer, body: "" });
  if (kind === "function-url") {
    const cookies = answer.cookies.length > 0 && { cookies: [...answer.cookies] };
    return { statusCode: answer.status, headers: joinLines(headers), ...cookies };
  }
  const cookies = answer.cookies.map((cookie) => ["set-cookie", cookie] as const);
  const { single, multiple } = splitLines([...headers, ...cookies]);
  return {
    statusCode: answer.status,
    headers: single,
    ...(multiple && { multiValueHeaders: multiple }),
  };
}

/**
 * Returns the bytes before the body: the metadata as JSON and eight zero bytes. Write them first, where
 * `awslambda` is not at hand; the stream's type is
 * `application/vnd.awslambda.http-integration-response`.
 */
export function streamPrelude(metadata: StreamMetadata): Uint8Array {
  return concatBytes([textBytes(JSON.stringify(metadata)), new Uint8Array(8)]);
}
