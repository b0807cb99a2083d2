import type { Json } from "../../src/core/json.ts";
import {
  type Format,
  type Issue,
  readIntegration,
  type SourceIntegration,
  writeIntegration,
} from "../../src/integrations/formats/integration.ts";
import { backendOf } from "../../src/integrations/model/record/backend.ts";
import type { MethodRecord } from "../../src/integrations/model/record/rest-api-record.ts";

interface ImportOptions {
  readonly format: Format;
  readonly apiKind?: "rest" | "http";
  readonly value: Json;
  /** Of `cfn-v1`: the other properties of the method. */
  readonly method?: {
    readonly MethodResponses?: readonly { readonly StatusCode?: string | number }[];
  };
}

export type ImportAnswer =
  | { readonly ok: true; readonly kind: object; readonly roundTrip: Json }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Answers the conformance runner's questions about single integrations of documents. */
export function importIntegration({ format, apiKind, value, method }: ImportOptions): ImportAnswer {
  const read = readIntegration(format, value, {
    protocol: apiKind && (apiKind === "rest" ? "REST" : "HTTP"),
    method: method && methodOf(method),
    // They were found in templates, some of which name a function where its ARN will be.
    text: "template",
  });
  if (!read.ok) return read;
  const { integration } = read;
  return { ok: true, kind: kindOf(integration), roundTrip: writeIntegration(integration) };
}

function kindOf(integration: SourceIntegration): object {
  if (integration.protocol === "REST") {
    const { record } = integration;
    return { type: record.type, service: backendOf(record) };
  }
  const { IntegrationType: type, IntegrationUri: uri, ...members } = integration.record;
  const { ConnectionType: connectionType, IntegrationSubtype: subtype } = members;
  return { type, service: backendOf({ type, uri, connectionType, subtype }) };
}

function methodOf({
  MethodResponses = [],
}: NonNullable<ImportOptions["method"]>): Pick<MethodRecord, "methodResponses"> {
  const entries = MethodResponses.map(({ StatusCode }) => {
    const statusCode = String(StatusCode);
    return [statusCode, { statusCode }];
  });
  return { methodResponses: Object.fromEntries(entries) };
}
