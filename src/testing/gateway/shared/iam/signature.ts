import { textBytes, toBase64 } from "../../../../core/bytes.ts";
import {
  type Header,
  headerValues,
  type RequestMessage,
  splitTarget,
} from "../../../../core/message.ts";
import { amzDate } from "../../../../core/utc-time.ts";
import {
  canonicalHeader,
  canonicalRequest,
  sha256,
  signatureAlgorithm,
  signatureOf,
} from "../../../backends/signature-v4.ts";
import type { FindPrincipal, SigningPrincipal } from "./principals.ts";

/** Why a signature is rejected, in API Gateway's words. */
export interface SignatureFailure {
  readonly kind: "missing" | "incomplete" | "invalid" | "expired" | "unknown";
  readonly message: string;
}

export type SignatureResult =
  | { readonly ok: true; readonly principal: SigningPrincipal }
  | ({ readonly ok: false } & SignatureFailure);

/** Where and when a request was received. */
export interface SignatureScope {
  readonly region: string;
  /** `execute-api` */
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const maxAgeMs = 300_000;

/** The signature of a request and its parameters. */
interface Signed {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly token: string | undefined;
  /** How long a presigned request is valid, in milliseconds. */
  readonly lifetimeMs: number;
  readonly isPresigned: boolean;
}

/**
 * Verifies a request that is signed with Signature Version 4, in its headers or its query.
 *
 * Source of the texts: captures of responses, 2018 to 2026. The order of the checks has no source.
 */
export async function verifySignature(
  request: RequestMessage,
  find: FindPrincipal,
  scope: SignatureScope,
): Promise<SignatureResult> {
  const signed = await readSigned(request);
  if ("kind" in signed) return { ok: false, ...signed };
  const [accessKeyId = "", , region, service] = signed.credential.split("/");
  const wrongScope = [
    ...(region === scope.region ? [] : ["Credential should be scoped to a valid region. "]),
    ...(service === scope.service
      ? []
      : [`Credential should be scoped to correct service: '${scope.service}'. `]),
  ].join("");
  if (wrongScope !== "") return failed("invalid", wrongScope);
  const principal = find(accessKeyId);
  if (!principal || (principal.sessionToken ?? "") !== (signed.token ?? "")) {
    return failed("unknown", "The security token included in the request is invalid.");
  }
  if (principal.expiresAt !== undefined && principal.expiresAt <= scope.now) {
    return failed("expired", "The security token included in the request is expired");
  }
  const untimely = untimelyText(signed, scope.now);
  if (untimely !== undefined) return failed("invalid", untimely);
  const { signature, signedHeaders, date } = signed;
  const headers = signedHeaders.map(
    (name): Header => [name, canonicalHeader(request.headers, name)],
  );
  const target = signed.isPresigned ? withoutSignature(request.target) : request.target;
  const canonical = await canonicalRequest({ ...request, target, headers }, scope.service);
  const credentialScope = signed.credential.slice(accessKeyId.length + 1);
  const expected = await signatureOf(canonical, principal.secretAccessKey, {
    date,
    credentialScope,
  });
  if (expected.signature === signature) return { ok: true, principal };
  return failed(
    "invalid",
    `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${expected.stringToSign}'\n`,
  );
}

function failed(kind: SignatureFailure["kind"], message: string): SignatureResult {
  return { ok: false, kind, message };
}

async function readSigned(request: RequestMessage): Promise<Signed | SignatureFailure> {
  const header = headerValues(request.headers, "authorization")[0];
  if (header !== undefined) return readHeader(header, request.headers);
  const query = new Map(queryPairs(request));
  if (query.get("X-Amz-Algorithm") !== signatureAlgorithm) {
    return { kind: "missing", message: "Missing Authentication Token" };
  }
  const [date = "", expires = "0"] = [query.get("X-Amz-Date"), query.get("X-Amz-Expires")];
  return {
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").split(";"),
    signature: query.get("X-Amz-Signature") ?? "",
    date,
    token: query.get("X-Amz-Security-Token"),
    lifetimeMs: Number(expires) * 1000,
    isPresigned: true,
  };
}

async function readHeader(
  header: string,
  headers: readonly Header[],
): Promise<Signed | SignatureFailure> {
  const hash = toBase64(await sha256(textBytes(header)));
  const [scheme = "", ...rest] = header.split(" ");
  const parts = rest
    .join(" ")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.some((part) => !part.includes("="))) {
    const message = `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash}'.`;
    return { kind: "incomplete", message };
  }
  const members = new Map(
    parts.map((part): [string, string] => {
      const equals = part.indexOf("=");
      return [part.slice(0, equals), part.slice(equals + 1)];
    }),
  );
  const date = headerValues(headers, "x-amz-date")[0] ?? headerValues(headers, "date")[0];
  const lacking = [
    ...["Credential", "Signature", "SignedHeaders"].flatMap((name) =>
      members.get(name) ? [] : [`Authorization header requires '${name}' parameter. `],
    ),
    ...(date === undefined
      ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "]
      : []),
  ].join("");
  if (lacking !== "" || scheme !== signatureAlgorithm || date === undefined) {
    const message = `${lacking}(Hashed with SHA-256 and encoded with Base64) Authorization=${hash}`;
    return { kind: "incomplete", message };
  }
  return {
    credential: members.get("Credential") ?? "",
    signedHeaders: (members.get("SignedHeaders") ?? "").split(";"),
    signature: members.get("Signature") ?? "",
    date,
    token: headerValues(headers, "x-amz-security-token")[0],
    lifetimeMs: maxAgeMs,
    isPresigned: false,
  };
}

function untimelyText({ date, lifetimeMs, isPresigned }: Signed, now: number): string | undefined {
  const signedAt = timeOf(date);
  const minutes = Math.round(lifetimeMs / 60_000);
  const at = (time: number) => amzDate(time);
  if (Number.isNaN(signedAt) || signedAt < now - lifetimeMs) {
    return `Signature expired: ${date} is now earlier than ${at(now - lifetimeMs)} (${at(now)} - ${minutes} min.)`;
  }
  if (isPresigned || signedAt <= now + maxAgeMs) return undefined;
  // Source of the text: other services.
  return `Signature not yet current: ${date} is still later than ${at(now + maxAgeMs)} (${at(now)} + 5 min.)`;
}

/** `20261130T120000Z`, in milliseconds since 1970. */
function timeOf(date: string): number {
  const [, day = "", time = ""] = /^(\d{8})T(\d{6})Z$/.exec(date) ?? [];
  const groups = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].join("-");
  return Date.parse(`${groups}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
}

function withoutSignature(target: string): string {
  const { path, query } = splitTarget(target);
  const covered = query.split("&").filter((pair) => !pair.startsWith("X-Amz-Signature="));
  return `${path}?${covered.join("&")}`;
}

function queryPairs({ target }: RequestMessage): readonly (readonly [string, string])[] {
  const { query } = splitTarget(target);
  return query === "" ? [] : [...new URLSearchParams(query.replaceAll("+", "%2B"))];
}
