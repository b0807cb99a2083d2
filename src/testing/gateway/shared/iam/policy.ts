import { GatewrightError } from "../../../../core/errors.ts";
import { isObject, type Json, jsonOf } from "../../../../core/json.ts";
import { matchesWildcards } from "../../../../proxy-events/authorizers/wildcards.ts";
import { conditionHolds } from "./condition.ts";
import { fillVariables, type PolicyVariables, patternMatches } from "./pattern.ts";

/** Who makes a request: the IAM user or the session of a role that signed it. */
export interface IamPrincipal {
  readonly arn: string;
  readonly accountId: string;
}

/** A request, as policies judge it. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  /** Missing where nobody is known: the request is anonymous. */
  readonly principal?: IamPrincipal;
  /** Values of condition keys, by their names in lower case. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** What statements say of a request: an explicit denial wins over every permission. */
export type PolicyEffect = "allow" | "deny" | "silent";

type Statement = Readonly<Record<string, Json | undefined>>;

/** A policy whose statements were read once. */
export interface Policy {
  /** Version 2012-10-17, which knows variables in texts. */
  readonly hasVariables: boolean;
  readonly statements: readonly Statement[];
}

/** Reads a policy document, as text or as an object; undefined where it is none. */
export function readPolicy(document: unknown): Policy | undefined {
  const policy = typeof document === "string" ? jsonOf(document) : (document as Json);
  if (!isObject(policy)) return undefined;
  const statements = [policy["Statement"] ?? []].flat();
  if (!statements.every(isObject)) return undefined;
  return { hasVariables: policy["Version"] === "2012-10-17", statements };
}

/**
 * What a policy says of a request.
 *
 * @throws GatewrightError `gateway.unsupported`: a condition operator is not known. To leave it out
 * could grant what the policy denies.
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

/** A denial in any wins; else a permission in any. */
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

/** IAM compares actions without regard to case, resources with it. */
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
  // A star includes whoever is anonymous; an ARN never does (documented).
  if (names.includes("*")) return true;
  return principal !== undefined && names.some((name) => isPrincipal(name, principal));
}

/** An account stands for all of its principals, a role for its sessions. */
function isPrincipal(name: string, { arn, accountId }: IamPrincipal): boolean {
  if (name === arn || name === accountId || name.endsWith(`:iam::${accountId}:root`)) return true;
  const [, partition, , , account, session = ""] = arn.split(":");
  const [kind, roleName] = session.split("/");
  if (kind !== "assumed-role") return false;
  const start = `arn:${partition}:iam::${account}:role/`;
  // A role may have a path in front of its name, which its sessions do not show.
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
