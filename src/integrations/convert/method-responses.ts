import type {
  ById,
  IntegrationRecord,
  MethodResponseRecord,
} from "../model/record/rest-api-record.ts";

/**
 * Returns the method responses that an integration's responses need: API Gateway responds with 500
 * if the method does not declare a status or a mapped header.
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
