import type { Header } from "../../message.ts";
import { firstAccepted, isBinaryMediaType } from "../binary-media-types.ts";
import {
  type Answered,
  type Explanation,
  explain,
  Malformed,
  serviceError,
} from "./explanation.ts";
import {
  decodeBase64,
  hasHeader,
  type Members,
  membersOf,
  readBody,
  readHeaders,
  readIsBase64Encoded,
  readMultiValueHeaders,
  readStatus,
  toPayload,
} from "./payload.ts";

export interface ExplainRestOptions {
  /** The request's `Accept` header: it decides whether base64 is decoded. */
  readonly accept?: string;
  /** Those of the API. None: base64 reaches the client as text. */
  readonly binaryMediaTypes?: readonly string[];
}

const known = new Set(["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"]);

// Recorded on AWS: these arrive under another name, since API Gateway writes its own.
const remapped = new Map(
  [
    "Authorization",
    "Connection",
    "Content-Length",
    "Content-MD5",
    "Date",
    "Expect",
    "Host",
    "Max-Forwards",
    "Proxy-Authenticate",
    "Server",
    "Trailer",
    "Upgrade",
    "User-Agent",
    "WWW-Authenticate",
  ].map((name) => [name.toLowerCase(), `x-amzn-Remapped-${name}`]),
);

// The blank after the colon is AWS's.
const errorText = '{"message": "Internal server error"}';
const errorHeaders: readonly Header[] = [
  ["Content-Type", "application/json"],
  ["x-amzn-ErrorType", "InternalServerErrorException"],
];

/** The 502 for a malformed answer or a function that failed. */
export const restError = serviceError(502, errorText, errorHeaders);

/** What a REST API makes of the answer of a Lambda proxy, as recorded on AWS. */
export function explainRestResult(result: unknown, options: ExplainRestOptions = {}): Explanation {
  const explanation = explain(() => readAnswer(membersOf(toPayload(result))), restError);
  if (!explanation.ok || !explanation.isBase64Decoded) return explanation;
  return decodeBody(explanation, options);
}

function readAnswer(answer: Members): Answered {
  const unknown = Object.keys(answer).find((key) => !known.has(key));
  if (unknown !== undefined) {
    throw new Malformed(`"${unknown}" is no member of a proxy response`, unknown);
  }
  const headers = remap(joinHeaders(readMultiValueHeaders(answer), readHeaders(answer)));
  return {
    ok: true,
    status: readStatus(answer, 200),
    headers: hasHeader(headers, "content-type")
      ? headers
      : [...headers, ["Content-Type", "application/json"]],
    body: Buffer.from(readBody(answer)),
    isBase64Decoded: readIsBase64Encoded(answer),
  };
}

function decodeBody(answer: Answered, options: ExplainRestOptions): Explanation {
  const { accept, binaryMediaTypes = [] } = options;
  if (!isBinaryMediaType(firstAccepted(accept), binaryMediaTypes)) {
    return { ...answer, isBase64Decoded: false };
  }
  const bytes = decodeBase64(Buffer.from(answer.body).toString());
  if (bytes) return { ...answer, body: bytes };
  return {
    ok: false,
    ...serviceError(500, errorText, errorHeaders),
    reason: '"body" is no base64, although "isBase64Encoded" is true',
    key: "body",
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

function remap(headers: readonly Header[]): readonly Header[] {
  return headers
    .filter(([name]) => name.toLowerCase() !== "transfer-encoding")
    .map(([name, value]) => [remapped.get(name.toLowerCase()) ?? name, value]);
}
