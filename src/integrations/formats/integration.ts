import { defined, type Json } from "../../core/json.ts";
import type { IntegrationV2Record } from "../model/record/api-v2-record.ts";
import type { IntegrationRecord, MethodRecord } from "../model/record/rest-api-record.ts";
import { checkRestIntegration, checkV2Integration } from "./check.ts";
import { readMembers, writeMembers } from "./member-conversion.ts";
import { type Dialect, type Issue, MemberReading } from "./member-reading.ts";
import { type Format, type Members, placementMembers, restMembers, v2Members } from "./members.ts";
import { type DocumentText, isPlaceholderUri, unresolvedText } from "./unresolved-text.ts";

export type { Issue, IssueDetails } from "./member-reading.ts";
export type { Format } from "./members.ts";

/** An integration from a document: its record, and what the record cannot hold. */
export type SourceIntegration =
  | (Source & { readonly protocol: "REST"; readonly record: IntegrationRecord })
  | (Source & { readonly protocol: "HTTP" | "WEBSOCKET"; readonly record: IntegrationV2Record });

interface Source {
  readonly format: Format;
  /** The author's spelling of unchanged members. */
  readonly reading: MemberReading;
  /** Other members beside the integration's, and members that this protocol ignores. */
  readonly kept: Readonly<Record<string, Json>>;
}

/** Context from the rest of the document. */
export interface ReadOptions {
  /** Protocol of the API. Defaults to the protocol inferred from the integration. */
  readonly protocol?: "REST" | "HTTP" | "WEBSOCKET" | undefined;
  /** The integration's method; its responses are checked against it. */
  readonly method?: Pick<MethodRecord, "methodResponses"> | undefined;
  /**
   * `template`: another tool replaces names, so a name in place of a URI is not reported. Functions
   * and interpolations are never reported. Defaults to `final`.
   */
  readonly text?: DocumentText | undefined;
}

/** An integration, or the issues that prevent it. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly integration: SourceIntegration;
      /** Warnings about members that API Gateway would ignore. */
      readonly warnings: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads one integration of an OpenAPI, CloudFormation or Terraform document.
 *
 * Functions and interpolations are allowed anywhere; the record contains their text as far as it is
 * known. What API Gateway would reject is an issue.
 *
 * @example
 * readIntegration("openapi", { type: "mock" }); // { ok: true, integration: { record: { type: "MOCK" }, … } }
 */
export function readIntegration(
  format: Format,
  value: Json,
  options: ReadOptions = {},
): ReadResult {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const message = "an integration must be an object";
    return {
      ok: false,
      issues: [{ code: "integration.not-object", details: { value }, path: [], message }],
    };
  }
  const object = Object.fromEntries(Object.entries(value));
  const integration = readUnchecked(format, object, options.protocol);
  const { reading, protocol } = integration;
  const members = membersOf(protocol, dialects[format]);
  const { method, text = "final" } = options;
  const isDeferred = (to: string) =>
    Object.entries(members).some(([name, each]) => each.to === to && reading.isDeferred([name])) ||
    (text === "template" && isPlaceholderUri(integration.record, to));
  const issues =
    integration.protocol === "REST"
      ? checkRestIntegration(integration.record, method, isDeferred)
      : checkV2Integration(integration.record, integration.protocol, isDeferred);
  const all = [...reading.issues, ...issues];
  return all.length > 0
    ? { ok: false, issues: all }
    : { ok: true, integration, warnings: reading.warnings };
}

/**
 * Writes an integration in the format that it was read from.
 *
 * @example
 * const read = readIntegration("openapi", { type: "mock", timeoutInMillis: 5000 });
 * if (read.ok) console.log(writeIntegration(read.integration)); // { type: "mock", timeoutInMillis: 5000 }
 */
export function writeIntegration(integration: SourceIntegration): Json {
  const { format, protocol, record, reading, kept } = integration;
  const dialect = dialects[format];
  const members = membersOf(protocol, dialect);
  return { ...kept, ...writeMembers({ ...record }, members, reading, { dialect, path: [] }) };
}

/**
 * Reads one integration as far as possible. Problems are in `reading`, the record may lack a type,
 * and the caller must check API Gateway's rules.
 */
export function readUnchecked<Protocol extends SourceIntegration["protocol"]>(
  format: Format,
  value: { readonly [member: string]: Json },
  given: Protocol | undefined,
): Extract<SourceIntegration, { readonly protocol: Protocol }>;
export function readUnchecked(
  format: Format,
  value: { readonly [member: string]: Json },
  given: SourceIntegration["protocol"] | undefined,
): SourceIntegration {
  const dialect = dialects[format];
  const protocol = given ?? protocolOf(format, value);
  const members = membersOf(protocol, dialect);
  const ignored = format === "openapi" ? Object.keys(otherMembers(protocol)) : [];
  const aside = new Set([
    ...placementMembers[format],
    ...ignored.filter((name) => !Object.hasOwn(members, name)),
  ]);
  const reading = new MemberReading();
  const own = pick(value, (name) => !aside.has(name));
  const read = readMembers(own, members, reading, { dialect, path: [] });
  const source: Source = { format, reading, kept: pick(value, (name) => aside.has(name)) };
  // `readMembers` creates only members of the tables; the checks reject a missing type.
  return { ...source, protocol, record: defined(read) } as unknown as SourceIntegration;
}

function membersOf(protocol: SourceIntegration["protocol"], dialect: Dialect): Members {
  return protocol === "REST" ? restMembers[dialect] : v2Members[dialect];
}

const dialects: Readonly<Record<Format, Dialect>> = {
  openapi: "openapi",
  "cfn-v1": "cfn",
  "cfn-v2": "cfn",
  "terraform-v1": "terraform",
  "terraform-v2": "terraform",
};

/** Returns the OpenAPI members of the other protocols, which this one ignores. */
function otherMembers(protocol: string) {
  return protocol === "REST" ? v2Members.openapi : restMembers.openapi;
}

/** Infers the protocol from an integration's members. */
function protocolOf(
  format: Format,
  value: Readonly<Record<string, Json>>,
): "REST" | "HTTP" | "WEBSOCKET" {
  const says = (...names: readonly string[]) => names.some((name) => Object.hasOwn(value, name));
  if (format === "cfn-v1" || format === "terraform-v1") return "REST";
  const { type, IntegrationType, integration_type } = value;
  const word = unresolvedText(type ?? IntegrationType ?? integration_type ?? null);
  const isProxy = word.toUpperCase().endsWith("_PROXY");
  if (format === "openapi") {
    const isHttp = isProxy && says("integrationSubtype", "payloadFormatVersion");
    return isHttp ? "HTTP" : "REST";
  }
  const isWebSocket = says(
    "RequestTemplates",
    "TemplateSelectionExpression",
    "ContentHandlingStrategy",
    "request_templates",
    "template_selection_expression",
    "content_handling_strategy",
  );
  return isProxy && !isWebSocket ? "HTTP" : "WEBSOCKET";
}

function pick(
  value: Readonly<Record<string, Json>>,
  keep: (name: string) => boolean,
): Record<string, Json> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => keep(name)));
}
