import type { Header } from "../../core/message.ts";
import { amzDate } from "../../core/utc-time.ts";
import type { AwsCredentials } from "./credentials.ts";
import { requestTarget } from "./request-target.ts";
import {
  canonicalHeader,
  canonicalRequest,
  compareCodes,
  sha256,
  signatureAlgorithm,
  signatureOf,
  toHex,
} from "./signature-v4.ts";

export interface SignedMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export interface SigningScope {
  readonly credentials: AwsCredentials;
  readonly region: string;
  /** The service's name in the credential scope: `dynamodb`, `ses`. */
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
}

/**
 * Returns the headers that sign a request: its date, the hash of its body, the session token, and
 * `Authorization`.
 */
export async function sign(
  message: SignedMessage,
  scope: SigningScope,
): Promise<readonly Header[]> {
  const { sessionToken } = scope.credentials;
  const added: readonly Header[] = [
    ["X-Amz-Date", amzDate(scope.signedAt)],
    ["X-Amz-Content-Sha256", toHex(await sha256(message.body))],
    ...(sessionToken === undefined ? [] : [["X-Amz-Security-Token", sessionToken] as const]),
  ];
  const headers = [...message.headers, ...added];
  return [...added, ["Authorization", await authorization({ ...message, headers }, scope)]];
}

// Headers that may change on the way, or that belong to another hop.
const unsigned = new Set([
  "accept-encoding",
  "authorization",
  "connection",
  "content-length",
  "transfer-encoding",
  "user-agent",
  "x-amzn-trace-id",
]);

/**
 * Returns the `Authorization` of AWS Signature Version 4 for a request that already has `X-Amz-Date`.
 *
 * Source: IAM user guide, "Create a signed AWS API request".
 */
export async function authorization(message: SignedMessage, scope: SigningScope): Promise<string> {
  const { credentials, region, service, signedAt } = scope;
  const headers = signedHeaders(message.headers);
  const names = headers.map(([name]) => name).join(";");
  const target = requestTarget(message.url);
  const canonical = await canonicalRequest({ ...message, target, headers }, service);
  const date = amzDate(signedAt);
  const credentialScope = [date.slice(0, 8), region, service, "aws4_request"].join("/");
  const { signature } = await signatureOf(canonical, credentials.secretAccessKey, {
    date,
    credentialScope,
  });
  const credential = `${credentials.accessKeyId}/${credentialScope}`;
  return `${signatureAlgorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
}

function signedHeaders(headers: readonly Header[]): readonly Header[] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return [...names]
    .filter((name) => !unsigned.has(name))
    .sort(compareCodes)
    .map((name) => [name, canonicalHeader(headers, name)]);
}
