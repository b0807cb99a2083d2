import { defined } from "../../json.ts";
import type { IntegrationResponse } from "../fields.ts";
import type { ById, IntegrationRecord, IntegrationResponseRecord } from "./rest-api-record.ts";

/** The members that kinds of REST integrations share, as definitions name them. */
export interface SharedMembers {
  readonly credentials?: string | undefined;
  readonly requestParameters?: ById<string> | undefined;
  readonly requestTemplates?: ById<string> | undefined;
  readonly responses?: ById<IntegrationResponse> | undefined;
  readonly passthroughBehavior?: string | undefined;
  readonly contentHandling?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly cacheNamespace?: string | undefined;
  readonly cacheKeyParameters?: readonly string[] | undefined;
}

/** From a definition's names to the record's. */
export function toRecordMembers(from: SharedMembers): Omit<IntegrationRecord, "type"> {
  const { timeoutMs, responses, requestTemplates, ...same } = from;
  return defined({
    ...same,
    requestTemplates: requestTemplates && storedTemplates(requestTemplates),
    timeoutInMillis: timeoutMs,
    integrationResponses:
      responses && mapValues(responses, (response, statusCode) => toRecord(statusCode, response)),
  });
}

/** A definition's members that no schema has judged yet. */
export type UncheckedMembers = Readonly<Record<string, unknown>>;

/** From a record's names to the definition's: the inverse, for a schema to judge. */
export function fromRecordMembers(from: Omit<IntegrationRecord, "type">): UncheckedMembers {
  const { timeoutInMillis, integrationResponses, requestTemplates, ...same } = from;
  return defined({
    ...same,
    requestTemplates: requestTemplates && writtenTemplates(requestTemplates),
    timeoutMs: timeoutInMillis,
    responses: integrationResponses && mapValues(integrationResponses, fromRecord),
  });
}

function toRecord(statusCode: string, response: IntegrationResponse): IntegrationResponseRecord {
  const { responseTemplates, ...same } = response;
  return defined({
    statusCode,
    ...same,
    responseTemplates: responseTemplates && storedTemplates(responseTemplates),
  });
}

function fromRecord(record: IntegrationResponseRecord): UncheckedMembers {
  const { statusCode: _, selectionPattern, responseTemplates, ...same } = record;
  return defined({
    ...same,
    // AWS echoes an empty pattern as it was sent; it means the same as none: the default response.
    selectionPattern: selectionPattern === "" ? undefined : selectionPattern,
    responseTemplates: responseTemplates && writtenTemplates(responseTemplates),
  });
}

// AWS stores an empty template as null (recorded).
function storedTemplates(written: ById<string>): ById<string | null> {
  return mapValues(written, (text) => (text === "" ? null : text));
}

function writtenTemplates(stored: ById<string | null>): ById<string> {
  return mapValues(stored, (text) => text ?? "");
}

function mapValues<From, To>(from: ById<From>, change: (value: From, key: string) => To): ById<To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));
}
