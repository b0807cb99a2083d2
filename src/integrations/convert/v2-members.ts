import { defined } from "../../core/json.ts";
import type {
  IntegrationResponseV2Record,
  IntegrationV2Record,
} from "../model/record/api-v2-record.ts";
import type { ById } from "../model/record/rest-api-record.ts";
import type { WebSocketIntegrationResponse } from "../model/v2-fields.ts";
import { mapValues, type UncheckedMembers } from "./members.ts";

/** Members that HTTP and WebSocket integrations share, with their names in the record. */
const names = {
  uri: "IntegrationUri",
  integrationMethod: "IntegrationMethod",
  payloadFormatVersion: "PayloadFormatVersion",
  subtype: "IntegrationSubtype",
  vpcLinkId: "ConnectionId",
  credentials: "CredentialsArn",
  description: "Description",
  requestParameters: "RequestParameters",
  responseParameters: "ResponseParameters",
  requestTemplates: "RequestTemplates",
  templateSelectionExpression: "TemplateSelectionExpression",
  passthroughBehavior: "PassthroughBehavior",
  contentHandling: "ContentHandlingStrategy",
  timeoutMs: "TimeoutInMillis",
} as const satisfies Record<string, keyof IntegrationV2Record>;

type Shared = {
  readonly [Name in keyof typeof names]?: IntegrationV2Record[(typeof names)[Name]];
};

export interface V2Members extends Shared {
  readonly tlsServerName?: string | undefined;
  readonly responses?: ById<WebSocketIntegrationResponse> | undefined;
}

/** Renames a definition's members to the record's. */
export function toV2Members(from: V2Members): Omit<IntegrationV2Record, "IntegrationType"> {
  const { tlsServerName, responses, ...shared } = from;
  return {
    ...rename(shared, names),
    ...(tlsServerName !== undefined && { TlsConfig: { ServerNameToVerify: tlsServerName } }),
    ...(responses && { IntegrationResponses: mapValues(responses, toResponse) }),
  };
}

/** Renames a record's members to the definition's, for a schema to validate. */
export function fromV2Members(
  from: Omit<IntegrationV2Record, "IntegrationType">,
): UncheckedMembers {
  const { TlsConfig, IntegrationResponses, ...shared } = from;
  return defined({
    ...rename(shared, inverse),
    tlsServerName: TlsConfig?.ServerNameToVerify,
    responses: IntegrationResponses && mapValues(IntegrationResponses, fromResponse),
  });
}

const inverse = Object.fromEntries(Object.entries(names).map(([ours, theirs]) => [theirs, ours]));

/**
 * Renames members by the table; unknown members keep their names, so that the schema reports them.
 */
function rename(members: object, table: Readonly<Record<string, string>>) {
  const entries = Object.entries(members).map(([name, value]) => [table[name] ?? name, value]);
  return defined(Object.fromEntries(entries));
}

function toResponse(
  response: WebSocketIntegrationResponse,
  key: string,
): IntegrationResponseV2Record {
  const { contentHandling, ...named } = response;
  return defined({
    IntegrationResponseKey: key,
    ContentHandlingStrategy: contentHandling,
    ResponseParameters: named.responseParameters,
    ResponseTemplates: named.responseTemplates,
    TemplateSelectionExpression: named.templateSelectionExpression,
  });
}

function fromResponse(record: IntegrationResponseV2Record): UncheckedMembers {
  const { IntegrationResponseKey: _, IntegrationResponseId: __, ...named } = record;
  const { ContentHandlingStrategy, ResponseParameters, ResponseTemplates, ...others } = named;
  const { TemplateSelectionExpression, ...unknown } = others;
  return defined({
    ...unknown,
    contentHandling: ContentHandlingStrategy,
    responseParameters: ResponseParameters,
    responseTemplates: ResponseTemplates,
    templateSelectionExpression: TemplateSelectionExpression,
  });
}
