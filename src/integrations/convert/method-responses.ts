import type {
  ById,
  IntegrationRecord,
  MethodResponseRecord,
} from "../model/record/rest-api-record.ts";

/**
 * The method responses that an integration's responses need: API Gateway answers 500 when a status
 * or a mapped header is not declared on the method.
 */
export function methodResponsesFor(integration: IntegrationRecord): ById<MethodResponseRecord> {
  const entries = Object.values(integration.integrationResponses ?? {}).map((response) => {
    const { statusCode } = response;
    const headers = Object.keys(response.responseParameters ?? {});
    const responseParameters = Object.fromEntries(headers.map((header) => [header, false]));
    const declared = { statusCode, ...(headers.length > 0 && { responseParameters }) };
    return [statusCode, declared] as const;
  });
  return Object.fromEntries(entries);
}
