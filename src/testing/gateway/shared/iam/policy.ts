import { GatewrightError } from "../../../../core/errors.ts";
import { isObject, type Json, jsonOf } from "../../../../core/json.ts";
import { matchesWildcards } from "../../../../proxy-events/authorizers/wildcards.ts";
import { conditionHolds } from "./condition.ts";
import { fillVariables, type PolicyVariables, patternMatches } from "./pattern.ts";

/** The caller of a request: the IAM user or role session that signed it. */
export interface IamPrincipal {
  readonly arn: string;
  readonly accountId: string;
}

/** A request as policies evaluate it. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  /** Missing if the request is anonymous. */
  readonly principal?: IamPrincipal;
  /** Values of condition keys, by lower-case name. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** The decision of statements. An explicit denial wins over every permission. */
export type PolicyEffect = "allow" | "deny" | "silent";

type Statement = Readonly<Record<string, Json | undefined>>;

/** A parsed policy. */
export interface Policy {
  /** Version 2012-10-17, which supports variables in texts. */
  readonly hasVariables: boolean;
  readonly statements: readonly Statement[];
}

/** Parses a policy document, given as text or as an object. Returns undefined if it is invalid. */
export function readPolicy(document: unknown): Policy | undefined {
  const policy = typeof document === "string" ? jsonOf(document) : (document as Json);
  if (!isObject(policy)) return undefined;
  const statements = [policy["Statement"] ?? []].flat();
  if (!statements.every(isObject)) return undefined;
  return { hasVariables: policy["Version"] === "2012-10-17", statements };
}

/**
 * Evaluates a policy for a request.
 *
 * @throws GatewrightError `gateway.unsupported`: a condition operator is unknown. Ignoring it could
 * allow what the policy denies.
 */
export function evaluatePolicy(policy: Policy, request: IamRequest): PolicyEffect {
  let effect: PolicyEffect = "silent";
  for (const statement of policy.statements) {
    if (!applies(statement, policy.hasVariables, request)) continue;
    if (statement["Effect"] === "Deny") return "deny";
    if (statement["Effect"] === "Allow") effect = "allow";
  }
  return effect;
}

/** Combines decisions: a denial in any one wins, then a permission in any one. */
export function combineEffects(...effects: readonly PolicyEffect[]): PolicyEffect {
  if (effects.includes("deny")) return "deny";
  return effects.includes("allow") ? "allow" : "silent";
}

function applies(statement: Statement, hasVariables: boolean, request: IamRequest): boolean {
  const variables: PolicyVariables = { hasVariables, keys: request.keys };
  return (
    actionMatches(statement, request.action) &&
    resourceMatches(statement, request.resource, variables) &&
    principalMatches(statement, request) &&
    conditionsHold(statement["Condition"], variables)
  );
}

/** IAM ignores the case of actions, but not of resources. */
function actionMatches(statement: Statement, action: string): boolean {
  const matches = (patterns: Json) =>
    texts(patterns).some((pattern) =>
      matchesWildcards(pattern.toLowerCase(), action.toLowerCase()),
    );
  const { Action, NotAction } = statement;
  if (NotAction !== undefined) return !matches(NotAction);
  return Action !== undefined && matches(Action);
}

function resourceMatches(
  statement: Statement,
  resource: string,
  variables: PolicyVariables,
): boolean {
  const matches = (patterns: Json) =>
    texts(patterns).some((pattern) => {
      const filled = fillVariables(pattern, variables);
      return filled !== undefined && patternMatches(filled, resource);
    });
  const { Resource, NotResource } = statement;
  if (NotResource !== undefined) return !matches(NotResource);
  return Resource !== undefined && matches(Resource);
}

/** An identity policy names no principal; a resource policy names one in each statement. */
function principalMatches(statement: Statement, { principal }: IamRequest): boolean {
  const { Principal, NotPrincipal } = statement;
  if (NotPrincipal !== undefined) return !isAmong(NotPrincipal, principal);
  return Principal === undefined || isAmong(Principal, principal);
}

function isAmong(given: Json, principal: IamPrincipal | undefined): boolean {
  const names = isObject(given) ? texts(given["AWS"] ?? []) : texts(given);
  // A star includes anonymous callers; an ARN never does (documented).
  if (names.includes("*")) return true;
  return principal !== undefined && names.some((name) => isPrincipal(name, principal));
}

/** An account matches all of its principals, a role matches its sessions. */
function isPrincipal(name: string, { arn, accountId }: IamPrincipal): boolean {
  if (name === arn || name === accountId || name.endsWith(`:iam::${accountId}:root`)) return true;
  const [, partition, , , account, session = ""] = arn.split(":");
  const [kind, roleName] = session.split("/");
  if (kind !== "assumed-role") return false;
  const start = `arn:${partition}:iam::${account}:role/`;
  // A role may have a path before its name, which its sessions do not show.
  return name.startsWith(start) && name.slice(start.length).split("/").at(-1) === roleName;
}

function conditionsHold(conditions: Json | undefined, variables: PolicyVariables): boolean {
  if (conditions === undefined || conditions === null) return true;
  if (!isObject(conditions)) throw unknownOperator(JSON.stringify(conditions));
  return Object.entries(conditions).every(([operator, tests]) => {
    if (!isObject(tests)) throw unknownOperator(operator);
    return Object.entries(tests).every(([key, values]) => {
      const holds = conditionHolds(
        operator,
        variables.keys.get(key.toLowerCase()),
        texts(values),
        variables,
      );
      if (holds === undefined) throw unknownOperator(operator);
      return holds;
    });
  });
}

function unknownOperator(operator: string): GatewrightError {
  return new GatewrightError(
    "gateway.unsupported",
    `Failed to evaluate the policy: unknown condition operator "${operator}"`,
    { hint: "Use one of IAM's condition operators." },
  );
}

function texts(value: Json): readonly string[] {
  return [value].flat().map(String);
}
