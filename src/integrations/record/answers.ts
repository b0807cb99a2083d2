import * as z from "zod";
import { defined } from "../../json.ts";
import type { IntegrationV2Record } from "./api-v2-record.ts";
import type { Finding } from "./finding.ts";
import type { IntegrationRecord } from "./rest-api-record.ts";

/** What Get* returns, judged member by member before anything relies on its shape. */

// The SDK hands out null for some absent members.
const text = z.string().nullish();
const texts = z.record(z.string(), z.string()).nullish();
const templates = z.record(z.string(), z.string().nullable()).nullish();

const integrationResponse = z.looseObject({
  statusCode: z.string(),
  selectionPattern: text,
  responseParameters: texts,
  responseTemplates: templates,
  contentHandling: text,
});

const restAnswer = z.object({
  type: z.string(),
  httpMethod: text,
  uri: text,
  connectionType: text,
  connectionId: text,
  integrationTarget: text,
  credentials: text,
  requestParameters: texts,
  requestTemplates: templates,
  passthroughBehavior: text,
  contentHandling: text,
  timeoutInMillis: z.number().nullish(),
  cacheNamespace: text,
  cacheKeyParameters: z.array(z.string()).nullish(),
  tlsConfig: z.looseObject({ insecureSkipVerification: z.boolean().nullish() }).nullish(),
  responseTransferMode: text,
  integrationResponses: z.record(z.string(), integrationResponse).nullish(),
});

const v2Response = z.looseObject({
  IntegrationResponseId: text,
  IntegrationResponseKey: z.string(),
  ContentHandlingStrategy: text,
  ResponseParameters: texts,
  ResponseTemplates: texts,
  TemplateSelectionExpression: text,
});

const v2Answer = z.object({
  IntegrationType: z.string(),
  IntegrationId: text,
  ApiGatewayManaged: z.boolean().nullish(),
  IntegrationSubtype: text,
  IntegrationUri: text,
  IntegrationMethod: text,
  PayloadFormatVersion: text,
  ConnectionType: text,
  ConnectionId: text,
  CredentialsArn: text,
  Description: text,
  RequestParameters: texts,
  ResponseParameters: z.record(z.string(), z.record(z.string(), z.string())).nullish(),
  RequestTemplates: texts,
  TemplateSelectionExpression: text,
  PassthroughBehavior: text,
  ContentHandlingStrategy: text,
  TimeoutInMillis: z.number().nullish(),
  TlsConfig: z.looseObject({ ServerNameToVerify: text }).nullish(),
  IntegrationResponseSelectionExpression: text,
  IntegrationResponses: z.record(z.string(), v2Response).nullish(),
});

export type Answer<Record> =
  | { readonly ok: true; readonly record: Record; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A REST API's integration, out of a value of any shape. */
export function readRestAnswer(value: unknown): Answer<IntegrationRecord> {
  return readAnswer<IntegrationRecord>(restAnswer, value);
}

/** An HTTP or WebSocket API's integration, out of a value of any shape. */
export function readV2Answer(value: unknown): Answer<IntegrationV2Record> {
  return readAnswer<IntegrationV2Record>(v2Answer, value);
}

function readAnswer<Record extends object>(schema: z.ZodObject, value: unknown): Answer<Record> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue): Finding => {
      const at = issue.path.map(String);
      return { code: "record.invalid", at, message: issue.message };
    });
    return { ok: false, findings };
  }
  const known = schema.shape;
  const unknown = Object.keys(Object(value)).filter(
    (name) => !Object.hasOwn(known, name) && name !== "$metadata",
  );
  const findings = unknown.map((name): Finding => {
    return { code: "record.not-expressible", at: [name], message: "no kind has this member" };
  });
  // Parsed member by member just above; nulls go with `withoutNulls`.
  return { ok: true, record: withoutNulls(parsed.data) as Record, findings };
}

/** Null members say the same as absent ones. Templates are left: a null template is an empty one. */
function withoutNulls(value: object): object {
  const entries = Object.entries(value).map(([name, member]) => [name, member ?? undefined]);
  return defined(Object.fromEntries(entries));
}
