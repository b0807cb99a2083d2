import { firstAccepted, isBinaryMediaType } from "../../core/binary-media-types.ts";
import { textBytes } from "../../core/bytes.ts";
import { remapHeaders } from "../../core/header-policies.ts";
import type { Header } from "../../core/message.ts";
import {
  type Answered,
  explain,
  Malformed,
  type ResultExplanation,
  serviceError,
} from "./explanation.ts";
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

export interface ExplainRestOptions {
  /** The request's `Accept` header: it decides whether base64 is decoded. */
  readonly accept?: string;
  /** Those of the API. None: base64 reaches the client as text. */
  readonly binaryMediaTypes?: readonly string[];
}

const known = new Set(["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"]);

// The blank after the colon is AWS's.
const errorText = '{"message": "Internal server error"}';
const errorHeaders: readonly Header[] = [
  ["Content-Type", "application/json"],
  ["x-amzn-ErrorType", "InternalServerErrorException"],
];

/** The 502 for a malformed answer or a function that failed. */
export const restError = serviceError(502, errorText, errorHeaders);

/** What a REST API makes of the answer of a Lambda proxy, as recorded on AWS. */
export function explainRestResult(
  result: unknown,
  options: ExplainRestOptions = {},
): ResultExplanation {
  return explain(() => readAnswer(membersOf(toPayload(result)), options), restError);
}

function readAnswer(
  answer: Members,
  { accept, binaryMediaTypes = [] }: ExplainRestOptions,
): Answered {
  const unknown = Object.keys(answer).find((key) => !known.has(key));
  if (unknown !== undefined) {
    throw new Malformed(
      "member.unknown",
      `"${unknown}" is not a member of a proxy response`,
      unknown,
    );
  }
  const headers = remapHeaders(joinHeaders(readMultiValueHeaders(answer), readHeaders(answer)));
  const body = readBody(answer);
  const isBase64Decoded =
    readIsBase64Encoded(answer) && isBinaryMediaType(firstAccepted(accept), binaryMediaTypes);
  return {
    ok: true,
    status: readStatus(answer, 200),
    headers: withContentType(headers, "application/json"),
    body: isBase64Decoded ? readBase64(body, 500) : textBytes(body),
    isBase64Decoded,
  };
}

/** Values of `headers` come after those of `multiValueHeaders`, spelled as there. */
function joinHeaders(multiple: readonly Header[], single: readonly Header[]): readonly Header[] {
  const spelling = new Map(multiple.map(([name]) => [name.toLowerCase(), name]));
  return [
    ...multiple,
    ...single.map(([name, value]): Header => [spelling.get(name.toLowerCase()) ?? name, value]),
  ];
}
