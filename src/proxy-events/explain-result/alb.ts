import { textBytes } from "../../core/bytes.ts";
import { type Answered, explain, type ResultExplanation, serviceError } from "./explanation.ts";
import {
  type Members,
  membersOf,
  readBase64,
  readBody,
  readHeaders,
  readIsBase64Encoded,
  readMultiValueHeaders,
  readStatus,
  toPayload,
  withContentType,
} from "./payload.ts";

export interface ExplainAlbOptions {
  /** The target group's attribute `lambda.multi_value_headers.enabled`. */
  readonly multiValueHeaders?: boolean;
}

const badGateway = [
  "<html>",
  "<head><title>502 Bad Gateway</title></head>",
  "<body>",
  "<center><h1>502 Bad Gateway</h1></center>",
  "</body>",
  "</html>",
  "",
].join("\r\n");

/** The 502 of a load balancer for a malformed answer or a function that failed. */
export const albError = serviceError(502, badGateway, [["Content-Type", "text/html"]]);

/**
 * What a load balancer makes of a function's answer.
 *
 * It reads either `headers` or `multiValueHeaders`, as its target group is set; the other is
 * ignored. Source: "Use Lambda functions as targets of an Application Load Balancer".
 */
export function explainAlbResult(
  result: unknown,
  options: ExplainAlbOptions = {},
): ResultExplanation {
  return explain(() => readAnswer(membersOf(toPayload(result)), options), albError);
}

function readAnswer(answer: Members, { multiValueHeaders = false }: ExplainAlbOptions): Answered {
  const headers = multiValueHeaders ? readMultiValueHeaders(answer) : readHeaders(answer);
  const body = readBody(answer);
  const isBase64Decoded = readIsBase64Encoded(answer);
  return {
    ok: true,
    status: readStatus(answer),
    headers: withContentType(headers, "application/octet-stream"),
    body: isBase64Decoded ? readBase64(body, 502) : textBytes(body),
    isBase64Decoded,
  };
}
