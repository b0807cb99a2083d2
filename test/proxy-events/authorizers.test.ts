import * as fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { contextAsText } from "../../src/proxy-events/authorizers/context.ts";
import { evaluatePolicy } from "../../src/proxy-events/authorizers/evaluate-policy.ts";
import {
  methodArn,
  parseMethodArn,
  parseRouteArn,
  routeArn,
} from "../../src/proxy-events/authorizers/method-arn.ts";
import { allow, deny, unauthorized } from "../../src/proxy-events/authorizers/policy.ts";
import { allowSimple, denySimple } from "../../src/proxy-events/authorizers/simple.ts";
import { events } from "../../src/testing/events/events.ts";

const stage = "arn:aws:execute-api:us-east-1:123456789012:abcdef1234/prod";

describe("ARNs", () => {
  test("of methods are read and built", () => {
    const parts = parseMethodArn(`${stage}/GET/orders/4:2`);
    expect(parts).toEqual({
      partition: "aws",
      region: "us-east-1",
      accountId: "123456789012",
      apiId: "abcdef1234",
      stage: "prod",
      method: "GET",
      path: "/orders/4:2",
    });
    expect(methodArn({ ...parts, method: "*", path: "/*" })).toBe(`${stage}/*/*`);
  });

  test("of WebSocket routes have no path", () => {
    expect(parseRouteArn(`${stage}/$connect`)).toMatchObject({ routeKey: "$connect" });
    expect(routeArn({ ...parseRouteArn(`${stage}/$connect`), routeKey: "join" })).toBe(
      `${stage}/join`,
    );
  });

  test.each([
    `${stage}/GET/`,
    "arn:aws-cn:execute-api:cn-north-1:1:a/ESTestInvoke-stage/GET/",
    "arn:aws:execute-api:us-east-1::example/prod/POST/{proxy+}",
  ])("%s comes back as it was", (arn) => {
    expect(methodArn(parseMethodArn(arn))).toBe(arn);
  });

  test.each(["", "arn:aws:s3:::bucket/key", stage])("%j is rejected", (arn) => {
    expect(() => parseMethodArn(arn)).toThrow(
      expect.objectContaining({ code: "authorizer.invalid" }),
    );
  });
});

describe("a policy", () => {
  const event = events.authorizer("token", "GET /orders/{id}", { path: { id: "42" } });

  test("covers the whole stage, because it is cached for other methods too", () => {
    expect(allow(event, { principalId: "ada", context: { tenant: "acme" } })).toEqual({
      principalId: "ada",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Action: "execute-api:Invoke", Effect: "Allow", Resource: [`${stage}/*`] }],
      },
      context: { tenant: "acme" },
    });
  });

  test("covers only certain methods or routes if they are passed", () => {
    const only = [{ method: "GET", path: "/orders/*" }, { routeKey: "$connect" }];
    const { Statement } = deny(event, { principalId: "ada", only }).policyDocument;
    expect(Statement[0]).toMatchObject({
      Effect: "Deny",
      Resource: [`${stage}/GET/orders/*`, `${stage}/$connect`],
    });
  });

  test.each(["token", "rest", "http", "http-v1", "web-socket"] as const)(
    "allows what the %s authorizer was called for",
    (kind) => {
      const asked = events.authorizer(kind, "GET /orders/{id}", { path: { id: "42" } });
      const { policyDocument } = allow(asked, { principalId: "ada" });
      const arn = "methodArn" in asked ? asked.methodArn : asked.routeArn;
      expect(evaluatePolicy(policyDocument, arn).effect).toBe("Allow");
      expect(evaluatePolicy(deny(asked, { principalId: "ada" }).policyDocument, arn).effect).toBe(
        "Deny",
      );
    },
  );

  test("types its context and refuses what AWS refuses", () => {
    expectTypeOf(allow(event, { principalId: "a", context: { level: 7 } }).context).toEqualTypeOf<{
      level: number;
    }>();
    const roles = () =>
      // @ts-expect-error -- a list would make every request a 500
      allow(event, { principalId: "a", context: { roles: ["admin"] } });
    expect(roles).toThrowErrorMatchingInlineSnapshot(`
      [GatewrightError: Failed to build the authorizer's answer: the context value "roles" is neither text, a number nor a boolean
      Turn it into text, for example with JSON.stringify.]
    `);
  });
});

test("context values reach the integration as text", () => {
  expect(contextAsText({ a: 1, b: true, c: "x" })).toEqual({ a: "1", b: "true", c: "x" });
  expect(() => contextAsText({ a: Number.NaN })).toThrow(/"a"/);
});

test("a simple result keeps types", () => {
  expect(allowSimple({ roles: ["admin"] })).toEqual({
    isAuthorized: true,
    context: { roles: ["admin"] },
  });
  expect([allowSimple(), denySimple()]).toEqual([{ isAuthorized: true }, { isAuthorized: false }]);
});

test("the error for a 401 has AWS's text", () => {
  expect(unauthorized().message).toBe("Unauthorized");
});

describe("evaluating", () => {
  const statement = (
    Effect: "Allow" | "Deny",
    Resource: string | string[],
    Action = "execute-api:Invoke",
  ) => ({
    Effect,
    Resource,
    Action,
  });
  const decide = (resource: string, ...Statement: ReturnType<typeof statement>[]) =>
    evaluatePolicy({ Version: "2012-10-17", Statement }, resource).effect;

  test.each([
    ["*", "x", "Allow"],
    [`${stage}/*`, `${stage}/GET/a/b`, "Allow"],
    [`${stage}/GET/*/b`, `${stage}/GET/a/x/b`, "Allow"],
    [`${stage}/GET/?`, `${stage}/GET/ab`, "Deny"],
    [`${stage}/get/a`, `${stage}/GET/a`, "Deny"],
    ["", "x", "Deny"],
  ])("%j about %j: %s", (pattern, resource, effect) => {
    expect(decide(resource, statement("Allow", pattern))).toBe(effect);
  });

  test("Deny wins whatever the order, another action does not matter", () => {
    expect(decide("x", statement("Deny", ["y", "x"]), statement("Allow", "*"))).toBe("Deny");
    expect(decide("x", statement("Allow", "*"), statement("Deny", "*"))).toBe("Deny");
    expect(
      decide("x", statement("Allow", "*"), statement("Deny", "*", "execute-api:ManageConnections")),
    ).toBe("Allow");
    expect(decide("x", statement("Allow", "*", "EXECUTE-API:*"))).toBe("Allow");
  });

  test("a pattern matches its own text and any it has stars for", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.string(),
        (parts, filler) => {
          const plain = parts.map((part) => part.replace(/[*?]/g, "-"));
          expect(decide(plain.join(filler), statement("Allow", plain.join("*")))).toBe("Allow");
        },
      ),
    );
  });

  test("many stars do not take exponential time", () => {
    expect(decide("a".repeat(5000), statement("Allow", `${"*a".repeat(50)}b`))).toBe("Deny");
  });

  test("conditions are rejected by name, and null ones are ignored", () => {
    const conditional = (Condition: unknown) => ({ ...statement("Allow", "*"), Condition });
    expect(() => decide("x", conditional({ Bool: {} }))).toThrow(/"Condition" is not supported/);
    expect(decide("x", conditional(null))).toBe("Allow");
  });
});
