import type { IntegrationV2Record } from "../model/record/api-v2-record.ts";
import type { IntegrationRecord, MethodRecord } from "../model/record/rest-api-record.ts";
import { httpIntegrationRules } from "../model/rules/http-integration.ts";
import {
  integrationResponseRules,
  methodResponsesRules,
  secondDefaultRule,
} from "../model/rules/integration-response.ts";
import { restIntegrationRules } from "../model/rules/rest-integration.ts";
import { allRefusals, type Refusal } from "../model/rules/rule.ts";
import { webSocketIntegrationRules } from "../model/rules/web-socket-integration.ts";
import type { Issue } from "./member-reading.ts";
import { startsUnresolved, withSamples } from "./unresolved-text.ts";

/**
 * Checks an integration against API Gateway's rules, as far as possible before placeholders are
 * resolved.
 */
export function checkRestIntegration(
  record: IntegrationRecord,
  method: Pick<MethodRecord, "methodResponses"> | undefined,
  isDeferred: IsDeferred,
): readonly Issue[] {
  if (record.type === undefined) return [noType];
  return restIntegrationRefusals(record, method, isDeferred).map(toIssue);
}

/** Returns the rule violations; those of a response name the response's member. */
export function restIntegrationRefusals(
  record: IntegrationRecord,
  method: Pick<MethodRecord, "methodResponses"> | undefined,
  isDeferred: IsDeferred = () => false,
): readonly Refusal[] {
  const { integrationResponses = {}, ...integration } = sampled(record);
  const responses = Object.values(integrationResponses);
  const undeclared = method ? methodResponsesRules : [secondDefaultRule];
  const together = { method: method ?? {}, responses };
  return [
    ...knownRefusals(allRefusals(restIntegrationRules, integration), record, isDeferred),
    ...responses.flatMap((response) =>
      knownRefusals(allRefusals(integrationResponseRules, response), response),
    ),
    // A proxy ignores its responses.
    ...(record.type.endsWith("_PROXY")
      ? []
      : knownRefusals(allRefusals(undeclared, together), record)),
  ];
}

/** Checks an integration of an HTTP or WebSocket API. */
export function checkV2Integration(
  record: IntegrationV2Record,
  protocol: "HTTP" | "WEBSOCKET",
  isDeferred: IsDeferred,
): readonly Issue[] {
  if (record.IntegrationType === undefined) return [noType];
  return v2IntegrationRefusals(record, protocol, isDeferred).map(toIssue);
}

/** Returns the rule violations. */
export function v2IntegrationRefusals(
  record: IntegrationV2Record,
  protocol: "HTTP" | "WEBSOCKET",
  isDeferred: IsDeferred = () => false,
): readonly Refusal[] {
  const rules = protocol === "HTTP" ? httpIntegrationRules : webSocketIntegrationRules;
  return knownRefusals(allRefusals(rules, sampled(record)), record, isDeferred);
}

const noType: Issue = {
  code: "integration.no-type",
  details: { member: "type" },
  path: ["type"],
  message: "an integration needs a type: AWS, AWS_PROXY, HTTP, HTTP_PROXY or MOCK",
};

/** Returns whether a member is missing because its value is known only at deployment. */
type IsDeferred = (member: string) => boolean;

function toIssue({ code: rule, member, message, fix }: Refusal): Issue {
  return {
    code: "integration.refused",
    details: { rule, member },
    path: member === undefined ? [] : [member],
    message: `${message} ${fix}`,
  };
}

/** Drops refusals of members whose text has an unknown start. */
function knownRefusals(
  refusals: readonly Refusal[],
  record: object,
  isDeferred: IsDeferred = () => false,
): readonly Refusal[] {
  // Like AWS, reports one refusal per member: the others are consequences.
  const isFirst = ({ member }: Refusal, at: number) =>
    refusals.findIndex((each) => each.member === member) === at;
  return refusals
    .filter(isFirst)
    .filter(({ member = "" }) => !isDeferred(member) && isKnown(record, member));
}

/** Returns whether the start of the member's text is known. */
export function isKnown(record: object, member: string): boolean {
  const value: unknown = Reflect.get(record, member);
  return typeof value !== "string" || !startsUnresolved(value);
}

/** Replaces unknown parts with sample text; drops map entries that are completely unknown. */
export function sampled<Value>(value: Value): Value {
  // Strings stay strings and objects keep their shape, so the type is unchanged.
  return sample(value) as Value;
}

function sample(value: unknown): unknown {
  if (typeof value === "string") return withSamples(value);
  if (Array.isArray(value)) return value.map(sample);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, member]) =>
    typeof member === "string" && startsUnresolved(member) && name.includes(".")
      ? []
      : [[name, sample(member)] as const],
  );
  return Object.fromEntries(entries);
}
