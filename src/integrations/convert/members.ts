import { defined } from "../../core/json.ts";
import type { IntegrationResponse } from "../model/fields.ts";
import type {
  ById,
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../model/record/rest-api-record.ts";

/** Members of REST integrations that differ from the record only in name. */
export interface RestMembers {
  readonly uri?: string | undefined;
  readonly integrationHttpMethod?: string | undefined;
  readonly vpcLinkId?: string | undefined;
  readonly integrationTarget?: string | undefined;
  readonly credentials?: string | undefined;
  readonly requestParameters?: ById<string> | undefined;
  readonly requestTemplates?: ById<string> | undefined;
  readonly responses?: ById<IntegrationResponse> | undefined;
  readonly passthroughBehavior?: string | undefined;
  readonly contentHandling?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly cacheNamespace?: string | undefined;
  readonly cacheKeyParameters?: readonly string[] | undefined;
  readonly tlsConfig?: { readonly insecureSkipVerification: boolean } | undefined;
}

/** Renames a definition's members to the record's. */
export function toRecordMembers(from: RestMembers): Omit<IntegrationRecord, "type"> {
  const { integrationHttpMethod, vpcLinkId, timeoutMs, responses, requestTemplates, ...same } =
    from;
  return defined({
    httpMethod: integrationHttpMethod,
    ...same,
    connectionId: vpcLinkId,
    requestTemplates: requestTemplates && storedTemplates(requestTemplates),
    timeoutInMillis: timeoutMs,
    integrationResponses:
      responses && mapValues(responses, (response, statusCode) => toRecord(statusCode, response)),
  });
}

/** A definition's members before validation. */
export type UncheckedMembers = Readonly<Record<string, unknown>>;

/** Renames a record's members to the definition's, for a schema to validate. */
export function fromRecordMembers(from: Omit<IntegrationRecord, "type">): UncheckedMembers {
  const { httpMethod, connectionId, timeoutInMillis, ...others } = from;
  const { integrationResponses, requestTemplates, ...same } = others;
  return defined({
    integrationHttpMethod: httpMethod,
    ...same,
    vpcLinkId: connectionId,
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
    // AWS echoes an empty pattern; like a missing one, it marks the default response.
    selectionPattern: selectionPattern === "" ? undefined : selectionPattern,
    responseTemplates: responseTemplates && writtenTemplates(responseTemplates),
  });
}

/**
 * Converts a definition's templates to the record's: AWS stores an empty template as null
 * (recorded).
 */
export function storedTemplates(written: ById<string>): ById<string | null> {
  return mapValues(written, (text) => (text === "" ? null : text));
}

/** Converts stored templates to those of a definition or of a command's input. */
export function writtenTemplates(stored: ById<string | null>): ById<string> {
  return mapValues(stored, (text) => text ?? "");
}

export function mapValues<From, To>(
  from: ById<From>,
  change: (value: From, key: string) => To,
): ById<To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));
}
