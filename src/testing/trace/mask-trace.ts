import { encodeComponent, type Header } from "../../core/message.ts";
import { type Fault } from "../failures/failure.ts";
import { hiderOf } from "./hide-texts.ts";
import type { Trace } from "./trace.ts";

/**
 * The same trace with its secrets starred: credentials, API keys and cookies in headers and in the
 * query, of the client and of the endpoint's address, and wherever else their values stand: a proxy
 * event repeats the client's headers.
 *
 * @example
 * writeFileSync("trace.json", JSON.stringify(maskTrace(trace), null, 2));
 */
export function maskTrace(trace: Trace): Trace {
  const { methodRequest, integrationRequest, endpointResponse, methodResponse } = trace;
  const hide = hider(trace);
  const message = <Part extends { readonly headers: readonly Header[]; readonly body: string }>(
    part: Part,
  ): Part => ({
    ...part,
    headers: part.headers.map(maskPair).map(hide.pair),
    body: hide.text(part.body),
  });
  return {
    ...trace,
    methodRequest: {
      ...message(methodRequest),
      path: hide.text(methodRequest.path),
      pathParameters: Object.fromEntries(
        Object.entries(methodRequest.pathParameters).map(hide.pair),
      ),
      queryString: methodRequest.queryString.map(maskPair).map(hide.pair),
    },
    ...(integrationRequest && {
      integrationRequest: {
        ...message(integrationRequest),
        ...(integrationRequest.uri !== undefined && { uri: hide.text(integrationRequest.uri) }),
      },
    }),
    ...(endpointResponse && { endpointResponse: message(endpointResponse) }),
    methodResponse: message(methodResponse),
    ...(trace.fault && { fault: hide.fault(trace.fault) }),
  };
}

const stars = "****";

const secretNames = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
  "x-api-key",
  "x-amz-security-token",
  // In the query of signed URLs and of older APIs.
  "x-amz-credential",
  "x-amz-signature",
  "access_token",
  "api_key",
  "apikey",
  "client_secret",
  "id_token",
  "password",
  "refresh_token",
  "token",
]);

function isSecret([name]: Header): boolean {
  return secretNames.has(name.toLowerCase());
}

function maskPair(pair: Header): Header {
  return isSecret(pair) ? [pair[0], stars] : pair;
}

function hider({ methodRequest, integrationRequest, endpointResponse, methodResponse }: Trace) {
  const pairs = [
    ...methodRequest.headers,
    ...methodRequest.queryString,
    ...(integrationRequest?.headers ?? []),
    ...secretPairs(integrationRequest?.uri ?? ""),
    ...(endpointResponse?.headers ?? []),
    ...methodResponse.headers,
  ];
  const values = new Set(pairs.filter(isSecret).flatMap(([, value]) => secretsIn(value)));
  const text = hiderOf([...values], stars);
  const pair = ([name, value]: Header): Header => [name, text(value)];
  // Everything that a fault knows may repeat what came in.
  const fault = (found: Fault): Fault => hideIn(found, text) as Fault; // the same shape
  return { text, pair, fault };
}

/** The same value with each of its texts replaced; codes and other names are member names or codes. */
function hideIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((each) => hideIn(each, hide));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "code" ? member : hideIn(member, hide),
    ]),
  );
}

/** What an endpoint's own address says: a user and a password before its host, and its query. */
function secretPairs(uri: string): readonly Header[] {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url) return [];
  const written = /^\w+:\/\/([^/?#]*)@/.exec(uri)?.[1] ?? "";
  const userInfo = [written, ...written.split(":"), url.password];
  return [...userInfo.map((value) => ["authorization", value] as const), ...url.searchParams];
}

// What is shorter than this is a word of any text, and no secret to speak of.
const shortestSecret = 6;

/** A value as it may stand elsewhere: whole, without its scheme, a cookie alone, inside JSON. */
function secretsIn(value: string): readonly string[] {
  const [, credentials = ""] = /^\w+ +(\S.*)$/.exec(value) ?? [];
  const cookies = value.split(/; */).map((cookie) => cookie.slice(cookie.indexOf("=") + 1));
  return [value, credentials, ...cookies].flatMap((secret) =>
    secret.length < shortestSecret
      ? []
      : [secret, JSON.stringify(secret).slice(1, -1), encodeComponent(secret)],
  );
}
