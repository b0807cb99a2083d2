import type { JSONWebKeySet, JWTPayload } from "jose";
import { isBytes } from "../../../../core/is-bytes.ts";
import type { Backends } from "../../../backends/backends.ts";
import { toEndpointRequest } from "../../../backends/endpoint-request.ts";
import { callHttp } from "../../../backends/http.ts";

/** A Cognito user pool and its public keys. */
export interface UserPoolKeys {
  /** `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc` */
  readonly arn: string;
  /** The public keys, in the format in which the pool publishes them. */
  readonly keys: () => JSONWebKeySet | Promise<JSONWebKeySet>;
}

export type TokenResult =
  | { readonly ok: true; readonly claims: JWTPayload; readonly scopes: readonly string[] }
  | { readonly ok: false; readonly reason: "expired" | "invalid"; readonly detail: string };

interface TokenRules {
  /** ARNs of the accepted pools. */
  readonly poolArns: readonly string[];
  /** If not empty, an access token with one of these scopes is required; otherwise an ID token. */
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Verifies a token of a Cognito user pool.
 *
 * Sources: developer guide, apigateway-enable-cognito-user-pool; public captures of the texts.
 */
export async function verifyToken(
  token: string,
  { poolArns, scopes, now }: TokenRules,
  keysOf: (poolArn: string) => Promise<JSONWebKeySet>,
): Promise<TokenResult> {
  // Loaded with the first token, because few APIs have a user pool.
  const { createLocalJWKSet, decodeJwt, errors, jwtVerify } = await import("jose");
  try {
    const { iss = "" } = decodeJwt(token);
    const poolArn = poolArns.find((arn) => issuerOf(arn) === iss);
    if (poolArn === undefined) return invalid("none of the authorizer's user pools issued it");
    const { payload } = await jwtVerify(token, createLocalJWKSet(await keysOf(poolArn)), {
      issuer: iss,
      algorithms: ["RS256"],
      currentDate: new Date(now),
    });
    const granted = typeof payload["scope"] === "string" ? payload["scope"].split(" ") : [];
    const use = payload["token_use"];
    if (scopes.length === 0) {
      if (use === "access")
        return invalid("the method requires an ID token because it has no scopes");
    } else if (!scopes.some((scope) => granted.includes(scope))) {
      return invalid(`the token has none of the scopes ${scopes.join(", ")}`);
    }
    return { ok: true, claims: payload, scopes: granted };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      return { ok: false, reason: "expired", detail: "the token has expired" };
    }
    if (error instanceof errors.JOSEError) return invalid(`the token is invalid: ${error.code}`);
    throw error;
  }
}

function invalid(detail: string): TokenResult {
  return { ok: false, reason: "invalid", detail };
}

/** `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc` */
export function issuerOf(poolArn: string): string {
  const [, partition, , region = "", , pool = ""] = poolArn.split(":");
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  return `https://cognito-idp.${region}.${domain}/${pool.slice(pool.indexOf("/") + 1)}`;
}

/**
 * Returns the keys of a pool: the ones that were passed for it, or the ones that the backend at its
 * address publishes.
 *
 * @throws GatewrightError `gateway.no-backend`: both are missing.
 */
export async function userPoolKeys(
  poolArn: string,
  pools: readonly UserPoolKeys[],
  { http }: Pick<Backends, "http">,
): Promise<JSONWebKeySet> {
  const pool = pools.find(({ arn }) => arn === poolArn);
  if (pool) return pool.keys();
  const url = `${issuerOf(poolArn)}/.well-known/jwks.json`;
  const answer = await callHttp(
    http,
    toEndpointRequest({
      method: "GET",
      url,
      headers: [["Host", new URL(url).host]],
      body: new Uint8Array(),
      signal: new AbortController().signal,
    }),
  );
  const text = await new Response(
    isBytes(answer.body) ? new Uint8Array(answer.body) : answer.body,
  ).text();
  // The address publishes a key set, which jose parses strictly.
  return JSON.parse(text) as JSONWebKeySet;
}
