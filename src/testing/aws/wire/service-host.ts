import { GatewrightError } from "../../../core/errors.ts";
import { headerValue, type RequestMessage } from "../../../core/message.ts";
import { redactText } from "../../../core/secrets/redact-text.ts";

/** Where a service of a Region is. */
export function serviceHost(service: string, region: string): string {
  return `${service}.${region}.amazonaws.com`;
}

/** Whether a host is this machine: `127.0.0.1:4566`, `abc.execute-api.localhost`. */
export function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:[^:/]+\.)?localhost)(?::\d+)?$/i.test(host);
}

/** The service that a request is signed for: all that tells it where the host does not. */
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
    { hint: `It has ${known.join(", ")}. Nothing was sent.${regionHint(host, known)}` },
  );
}

/** A client of another Region is the most common cause. */
function regionHint(host: string, known: readonly string[]): string {
  const [service = "", region = ""] = host.split(".");
  const isElsewhere = known.some((each) => each.startsWith(`${service}.`));
  return isElsewhere ? ` For that Region, make it by fakeAws({ region: "${region}" }).` : "";
}
