import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../../../test/support/runs.ts";
import { evaluatePolicy, type IamRequest, type PolicyEffect, readPolicy } from "./policy.ts";

const resource = "arn:aws:execute-api:us-east-1:123456789012:abc/test/GET/orders/42";

function effectOf(
  statement: object | readonly object[],
  request: Partial<IamRequest> & { readonly values?: Readonly<Record<string, string>> } = {},
): PolicyEffect {
  const policy = readPolicy({ Version: "2012-10-17", Statement: statement });
  if (!policy) throw new Error("The policy is invalid.");
  const { values = {}, ...others } = request;
  const keys = new Map(Object.entries(values).map(([name, value]) => [name, [value]] as const));
  return evaluatePolicy(policy, { action: "execute-api:Invoke", resource, keys, ...others });
}

const allow = (others: object) => ({
  Effect: "Allow",
  Action: "execute-api:Invoke",
  Resource: "*",
  ...others,
});

describe("statements", () => {
  test.each<[object, PolicyEffect]>([
    [{}, "allow"],
    [{ Action: "EXECUTE-API:invoke" }, "allow"],
    [{ Action: ["s3:*", "execute-api:*"] }, "allow"],
    [{ Action: "s3:*" }, "silent"],
    [{ Action: undefined, NotAction: "s3:*" }, "allow"],
    [{ Action: undefined, NotAction: "execute-api:*" }, "silent"],
    [{ Resource: "arn:aws:execute-api:*:*:abc/*/GET/orders/?2" }, "allow"],
    [{ Resource: resource.toUpperCase() }, "silent"],
    [{ Resource: undefined, NotResource: "*/POST/*" }, "allow"],
    [{ Resource: undefined, NotResource: "*/GET/*" }, "silent"],
    [{ Effect: "allow" }, "silent"],
    [{ Effect: "Deny" }, "deny"],
  ])("%j: %s", (others, expected) => {
    expect(effectOf(allow(others))).toBe(expected);
  });

  test("a denial wins in any order", () => {
    const deny = allow({ Effect: "Deny" });
    expect(effectOf([deny, allow({})])).toBe("deny");
    expect(effectOf([allow({}), deny])).toBe("deny");
  });

  test.each(["text", null, 1, { Statement: ["none"] }])("%j is not a policy", (document) => {
    expect(readPolicy(document)).toBeUndefined();
  });
});

describe("principals", () => {
  const user = { arn: "arn:aws:iam::123456789012:user/jo", accountId: "123456789012" };
  const session = {
    arn: "arn:aws:sts::123456789012:assumed-role/Orders/session",
    accountId: "123456789012",
  };

  test.each<[unknown, IamRequest["principal"], PolicyEffect]>([
    ["*", undefined, "allow"],
    [{ AWS: "*" }, undefined, "allow"],
    [{ AWS: user.arn }, undefined, "silent"],
    [{ AWS: user.arn }, user, "allow"],
    [{ AWS: ["123456789012"] }, user, "allow"],
    [{ AWS: "arn:aws:iam::123456789012:root" }, session, "allow"],
    [{ AWS: "arn:aws:iam::123456789012:role/service/Orders" }, session, "allow"],
    [{ AWS: "arn:aws:iam::123456789012:role/Other" }, session, "silent"],
    [{ AWS: "arn:aws:iam::210987654321:root" }, user, "silent"],
    [{ Service: "lambda.amazonaws.com" }, user, "silent"],
  ])("%j and %j: %s", (Principal, principal, expected) => {
    expect(effectOf(allow({ Principal }), principal && { principal })).toBe(expected);
  });
});

describe("conditions", () => {
  const values = {
    "aws:sourceip": "203.0.113.7",
    "aws:currenttime": "2026-11-30T12:00:00Z",
    "aws:referer": "*",
    "aws:principalarn": "arn:aws:iam::123456789012:user/jo",
  };

  test.each<[object, boolean]>([
    [{ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, true],
    [{ IpAddress: { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.7"] } }, true],
    [{ NotIpAddress: { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.7"] } }, false],
    [{ IpAddress: { "aws:SourceIp": "no range" } }, false],
    [{ IpAddress: { "aws:VpcSourceIp": "203.0.113.0/24" } }, false],
    [{ NotIpAddress: { "aws:VpcSourceIp": "203.0.113.0/24" } }, true],
    [{ IpAddressIfExists: { "aws:VpcSourceIp": "203.0.113.0/24" } }, true],
    [{ DateLessThan: { "aws:CurrentTime": "2026-12-01T00:00:00Z" } }, true],
    [{ DateGreaterThan: { "aws:CurrentTime": "2026-12-01T00:00:00Z" } }, false],
    [{ Null: { "aws:SourceVpce": "true" } }, true],
    [{ Null: { "aws:SourceIp": "true" } }, false],
    [{ StringLike: { "aws:Referer": "${*}" } }, true],
    [{ StringLike: { "aws:SourceIp": "${*}" } }, false],
    [{ StringLike: { "aws:SourceIp": "${aws:Referer}" } }, false],
    [{ StringEquals: { "aws:SourceIp": "${aws:Missing, '203.0.113.7'}" } }, true],
    [{ StringEquals: { "aws:SourceIp": "${aws:Missing}" } }, false],
    [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } }, true],
    [{ ArnLike: { "aws:PrincipalArn": "arn:*" } }, false],
    [{ "ForAnyValue:StringEquals": { "aws:SourceIp": ["203.0.113.7", "x"] } }, true],
    [{ "ForAllValues:StringEquals": { "aws:Missing": "x" } }, true],
    [{ Bool: { "aws:SecureTransport": "true" } }, false],
  ])("%j: %s", (Condition, expected) => {
    expect(effectOf(allow({ Condition }), { values })).toBe(expected ? "allow" : "silent");
  });

  test("an unknown operator is rejected by name, because ignoring it could allow a request", () => {
    expect(() => effectOf(allow({ Condition: { StringEqual: { "aws:SourceIp": "x" } } }))).toThrow(
      /unknown condition operator "StringEqual"/,
    );
  });
});

/** A second, slow evaluator, written from IAM's evaluation logic independently of the first. */
function slowEffect(statements: readonly Fuzzed[], action: string, asked: string): PolicyEffect {
  const like = (pattern: string, text: string, flags: string) =>
    new RegExp(
      `^${pattern
        .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^]*")
        .replaceAll("?", "[^]")}$`,
      flags,
    ).test(text);
  const applying = statements.filter(
    ({ Action, Resource }) =>
      Action.some((pattern) => like(pattern, action, "i")) &&
      Resource.some((pattern) => like(pattern, asked, "")),
  );
  if (applying.some(({ Effect }) => Effect === "Deny")) return "deny";
  return applying.some(({ Effect }) => Effect === "Allow") ? "allow" : "silent";
}

interface Fuzzed {
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const patternOf = (letters: string) =>
  fc.string({ unit: fc.constantFrom(...letters.split("")), maxLength: 6 });

test("random policies decide as in a second evaluator", () => {
  const statement: fc.Arbitrary<Fuzzed> = fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    Action: fc.array(patternOf("aAb:*?"), { maxLength: 3 }),
    Resource: fc.array(patternOf("ab/:*?"), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(statement, { maxLength: 4 }),
      patternOf("aAb:"),
      patternOf("ab/:"),
      (statements, action, asked) => {
        expect(effectOf(statements, { action, resource: asked })).toBe(
          slowEffect(statements, action, asked),
        );
      },
    ),
    { numRuns: runs(10_000) },
  );
});

test("any policy evaluates to an effect or is rejected by name", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const policy = readPolicy(text);
      if (!policy) return;
      expect(["allow", "deny", "silent"]).toContain(
        evaluatePolicy(policy, { action: "execute-api:Invoke", resource, keys: new Map() }),
      );
    }),
    { numRuns: runs(1000) },
  );
});
