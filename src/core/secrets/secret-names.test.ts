import { describe, expect, test } from "vitest";
import { isReference, isSecretName, secretNameTest } from "./secret-names.ts";

describe.each(["member", "parameter"] as const)("as a %s", (place) => {
  test.each([
    "Authorization",
    "Proxy-Authorization",
    "authorizationToken",
    "Cookie",
    "Set-Cookie",
    "cookies",
    "x-api-key",
    "apiKey",
    "APIKey",
    "apikey",
    "api_key",
    "X-Auth-Token",
    "X-Csrf-Token",
    "X-Vault-Token",
    "X-Amz-Security-Token",
    "X-Amz-Signature",
    "X-Amz-Credential",
    "X-Hub-Signature-256",
    "access_token",
    "accesstoken",
    "id_token_hint",
    "OAuth2Token",
    "refreshTokens",
    "client_secret",
    "clientsecret",
    "SecretString",
    "secretAccessKey",
    "private-key",
    "password",
    "dbPassword",
    "password_confirmation",
    "newPassword2",
    "passwd",
    "pwd",
    "pin",
    "otp",
    "jwt",
    "sessionId",
    "session_id",
    "sessionid",
    "usageIdentifierKey",
  ])("%s is a secret's name", (name) => {
    expect(isSecretName(name, place)).toBe(true);
  });

  test.each([
    "Accept",
    "Idempotency-Key",
    "WWW-Authenticate",
    "X-Error-Code",
    "author",
    "authorizer",
    "authorizationType",
    "authorizationScopes",
    "apiKeyId",
    "apiKeyRequired",
    "apiKeySource",
    "secretArn",
    "secretName",
    "secretary",
    "tokenType",
    "token_use",
    "token_expires_in",
    "tokenizer",
    "maxTokens",
    "nextToken",
    "pageToken",
    "ClientRequestToken",
    "passwordPolicy",
    "cookieDomain",
    "signatureVersion",
    "pinned",
    "keyboard",
    "resourceId",
    "monkey",
    "zip_code",
  ])("%s is none", (name) => {
    expect(isSecretName(name, place)).toBe(false);
  });
});

test.each(["key", "sig", "code", "auth", "session", "sid", "X-Auth", "x-session"])(
  "%s is a secret's name in a query, and none in JSON",
  (name) => {
    expect(isSecretName(name, "parameter")).toBe(true);
    expect(isSecretName(name, "member")).toBe(false);
  },
);

test("other names count in any case, however their words are joined", () => {
  const isSecret = secretNameTest(["X-Tenant-Code"]);
  const names = ["x-tenant-code", "xTenantCode", "X_TENANT_CODE", "password", "tenant"];
  expect(names.map((name) => isSecret(name, "member"))).toEqual([true, true, true, true, false]);
});

test.each([
  ["arn:aws:iam::123456789012:role/orders", true],
  ["method.request.header.Authorization", true],
  ["{{resolve:secretsmanager:orders}}", true],
  ["methodical", false],
  ["hunter2", false],
])("%s stands for something else: %s", (value, expected) => {
  expect(isReference(value)).toBe(expected);
});
