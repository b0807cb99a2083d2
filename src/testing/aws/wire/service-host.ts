import { GatewrightError } from "../../../core/errors.ts";
import { headerValue, type RequestMessage } from "../../../core/message.ts";
import { redactText } from "../../../core/secrets/redact-text.ts";

/** Returns the host of a service in a Region. */
export function serviceHost(service: string, region: string): string {
  return `${service}.${region}.amazonaws.com`;
}

/**
 * Checks whether a host is this machine, such as `127.0.0.1:4566` or `abc.execute-api.localhost`.
 */
export function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:[^:/]+\.)?localhost)(?::\d+)?$/i.test(host);
}

/** Returns the service that a request is signed for, which decides if the host does not. */
export function signedService({ headers }: RequestMessage): string | undefined {
  const authorization = headerValue(headers, "authorization") ?? "";
  return /\bCredential=[^/,\s]+\/\d{8}\/[^/,\s]+\/([^/,\s]+)\/aws4_request\b/.exec(
    authorization,
  )?.[1];
}

export function noService(
  { method, target }: RequestMessage,
  host: string,
  known: readonly string[],
): GatewrightError {
  return new GatewrightError(
    "network.blocked",
    `Failed to answer ${method} ${redactText(`https://${host}${target}`)}: the fake account has no service at that host`,
    { hint: `Its hosts are ${known.join(", ")}. Nothing was sent.${regionHint(host, known)}` },
  );
}

/** A hint for the most common cause: the client has another Region. */
function regionHint(host: string, known: readonly string[]): string {
  const [service = "", region = ""] = host.split(".");
  const isElsewhere = known.some((each) => each.startsWith(`${service}.`));
  return isElsewhere
    ? ` For that Region, create the account with fakeAws({ region: "${region}" }).`
    : "";
}
