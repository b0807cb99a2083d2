import { defined } from "../../core/json.ts";
import type { IntegrationResponse } from "../model/fields.ts";
import type {
  ById,
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../model/record/rest-api-record.ts";

/** The members of REST integrations that are the record's own but for their names. */
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

/** From a definition's names to the record's. */
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

/** A definition's members that no schema has judged yet. */
export type UncheckedMembers = Readonly<Record<string, unknown>>;

/** From a record's names to the definition's: the inverse, for a schema to judge. */
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
    // AWS echoes an empty pattern as it was sent; it means the same as none: the default response.
    selectionPattern: selectionPattern === "" ? undefined : selectionPattern,
    responseTemplates: responseTemplates && writtenTemplates(responseTemplates),
  });
}

/** The record's templates for those of a definition: AWS stores an empty one as null (recorded). */
export function storedTemplates(written: ById<string>): ById<string | null> {
  return mapValues(written, (text) => (text === "" ? null : text));
}

/** The inverse: what a definition, or the input of a command, says for a stored template. */
export function writtenTemplates(stored: ById<string | null>): ById<string> {
  return mapValues(stored, (text) => text ?? "");
}

export function mapValues<From, To>(
  from: ById<From>,
  change: (value: From, key: string) => To,
): ById<To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));
}
