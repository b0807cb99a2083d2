import * as z from "zod/mini";
import { defined } from "../../core/json.ts";
import { lazy } from "../../core/memoize.ts";
import type { IntegrationV2Record } from "../model/record/api-v2-record.ts";
import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
import { ensureZodLocale } from "../model/strict-object.ts";
import { type Finding, invalidPart } from "./finding.ts";

/** Reads what the Get* operations return; validates each member before use. */

/** Created on first use: most programs never read a response. */
const answers = lazy(() => {
  ensureZodLocale();
  const text = optionalOrNull(z.string());
  const texts = optionalOrNull(z.record(z.string(), z.string()));
  const templates = optionalOrNull(z.record(z.string(), z.nullable(z.string())));

  const integrationResponse = z.looseObject({
    statusCode: z.string(),
    selectionPattern: text,
    responseParameters: texts,
    responseTemplates: templates,
    contentHandling: text,
  });

  const rest = z.object({
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
    timeoutInMillis: optionalOrNull(z.number()),
    cacheNamespace: text,
    cacheKeyParameters: optionalOrNull(z.array(z.string())),
    tlsConfig: optionalOrNull(
      z.looseObject({ insecureSkipVerification: optionalOrNull(z.boolean()) }),
    ),
    responseTransferMode: text,
    integrationResponses: optionalOrNull(z.record(z.string(), integrationResponse)),
  });

  const v2Response = z.looseObject({
    IntegrationResponseId: text,
    IntegrationResponseKey: z.string(),
    ContentHandlingStrategy: text,
    ResponseParameters: texts,
    ResponseTemplates: texts,
    TemplateSelectionExpression: text,
  });

  const v2 = z.object({
    IntegrationType: z.string(),
    IntegrationId: text,
    ApiGatewayManaged: optionalOrNull(z.boolean()),
    IntegrationSubtype: text,
    IntegrationUri: text,
    IntegrationMethod: text,
    PayloadFormatVersion: text,
    ConnectionType: text,
    ConnectionId: text,
    CredentialsArn: text,
    Description: text,
    RequestParameters: texts,
    ResponseParameters: optionalOrNull(z.record(z.string(), z.record(z.string(), z.string()))),
    RequestTemplates: texts,
    TemplateSelectionExpression: text,
    PassthroughBehavior: text,
    ContentHandlingStrategy: text,
    TimeoutInMillis: optionalOrNull(z.number()),
    TlsConfig: optionalOrNull(z.looseObject({ ServerNameToVerify: text })),
    IntegrationResponseSelectionExpression: text,
    IntegrationResponses: optionalOrNull(z.record(z.string(), v2Response)),
  });

  return { rest, v2 };
});

export type Answer<Stored> =
  | { readonly ok: true; readonly record: Stored; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a REST API's integration from an unknown value. */
export function readRestAnswer(value: unknown): Answer<IntegrationRecord> {
  return readAnswer<IntegrationRecord>(answers().rest, value);
}

/** Reads an HTTP or WebSocket API's integration from an unknown value. */
export function readV2Answer(value: unknown): Answer<IntegrationV2Record> {
  return readAnswer<IntegrationV2Record>(answers().v2, value);
}

function readAnswer<Stored>(schema: z.ZodMiniObject, value: unknown): Answer<Stored> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const findings = parsed.error.issues.map((issue): Finding => {
      const at = issue.path.map(String);
      return invalidPart(at, issue.message);
    });
    return { ok: false, findings };
  }
  const known = schema.shape;
  const unknown = Object.keys(Object(value)).filter(
    (name) => !Object.hasOwn(known, name) && name !== "$metadata",
  );
  const findings = unknown.map((name): Finding => {
    return {
      code: "record.not-expressible",
      details: { value: JSON.stringify(Reflect.get(Object(value), name)) ?? "" },
      at: [name],
      message: "unknown member",
    };
  });
  // The schema of this record parsed it just above.
  return { ok: true, record: defined(parsed.data) as Stored, findings };
}

/**
 * Accepts null for a missing member, as the SDK returns. A null in a map of templates is a
 * template.
 */
function optionalOrNull<Schema extends z.core.$ZodType>(schema: Schema) {
  return z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? undefined),
  );
}
