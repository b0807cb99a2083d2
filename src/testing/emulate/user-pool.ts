import type { JWTPayload } from "jose";
import { issuerOf, type UserPoolKeys } from "../gateway/shared/authorizers/user-pools.ts";
import { refuseUnknownSettings, type SettingNames } from "../request/unknown-settings.ts";

/** A Cognito user pool for tests. It signs tokens as Cognito does. */
export interface TestUserPool extends UserPoolKeys {
  /** `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc` */
  readonly issuer: string;
  /**
   * Signs a token: an access token if it has scopes, else an ID token.
   *
   * @example
   * const token = await userPool().sign({ scopes: ["orders/read"], claims: { sub: "jo" } });
   */
  sign(token?: UserPoolToken): Promise<string>;
}

/** Settings of a user pool for tests. */
export interface UserPoolOptions {
  /** Defaults to `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_test`. */
  readonly arn?: string;
  /** The client that tokens are for: `aud` of ID tokens, `client_id` of access tokens. */
  readonly clientId?: string;
  /** Milliseconds since 1970, as in `emulate`. Defaults to `Date.now`. */
  readonly clock?: () => number;
}

/** What a token of a user pool says. */
export interface UserPoolToken {
  /** The scopes of an access token. */
  readonly scopes?: readonly string[];
  /** Replace the claims that Cognito sets: `sub`, `token_use`, `exp` and so on. */
  readonly claims?: JWTPayload;
  /** How long the token is valid: seconds. A negative number makes an expired one. Defaults to 3600. */
  readonly lifetimeSeconds?: number;
}

const optionNames: SettingNames<UserPoolOptions> = { arn: true, clientId: true, clock: true };

/**
 * Makes a Cognito user pool for tests: `emulate` and `fakeAws` verify its tokens. Its keys are made
 * with the first token.
 *
 * @example
 * const pool = userPool({ arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc" });
 * const guarded = emulate(orders, { userPools: [pool] });
 * const token = await pool.sign({ claims: { email: "jo@example.com" } });
 * await guarded.invoke("GET /health", { headers: { Authorization: token } });
 *
 * @throws GatewrightError `settings.invalid`: an option is misspelled.
 */
export function userPool(options: UserPoolOptions = {}): TestUserPool {
  refuseUnknownSettings("make a user pool", options, optionNames);
  const {
    arn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_test",
    clientId = "testclient",
    clock = Date.now,
  } = options;
  const issuer = issuerOf(arn);
  let made: ReturnType<typeof makeKeys> | undefined;
  const keys = () => (made ??= makeKeys());
  return {
    arn,
    issuer,
    keys: async () => ({ keys: [(await keys()).publicKey] }),
    async sign({ scopes, claims = {}, lifetimeSeconds = 3600 } = {}) {
      const { SignJWT } = await import("jose");
      const { privateKey } = await keys();
      const issuedAt = Math.floor(clock() / 1000);
      const sub = crypto.randomUUID();
      const payload: JWTPayload = {
        sub,
        iss: issuer,
        auth_time: issuedAt,
        iat: issuedAt,
        exp: issuedAt + lifetimeSeconds,
        jti: crypto.randomUUID(),
        ...(scopes
          ? { token_use: "access", scope: scopes.join(" "), client_id: clientId, username: sub }
          : { token_use: "id", aud: clientId, "cognito:username": sub, email_verified: true }),
        ...claims,
      };
      return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid: keyId }).sign(privateKey);
    },
  };
}

const keyId = "test";

async function makeKeys() {
  const { exportJWK, generateKeyPair } = await import("jose");
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = await exportJWK(publicKey);
  return { privateKey, publicKey: { ...jwk, kid: keyId, alg: "RS256", use: "sig" } };
}
