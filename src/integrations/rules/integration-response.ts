import type { IntegrationResponseRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** What PutIntegrationResponse refuses as a bad request. The text is recorded from AWS. */
export const integrationResponseRules: readonly Rule<IntegrationResponseRecord>[] = [
  {
    code: "integration-response.content-type",
    when: (response) => wrongContentType(response) !== undefined,
    text: (response) =>
      `Validation Result: warnings : [], errors : [Invalid content type specified: ${wrongContentType(response)}]`,
    fix: "The keys of responseTemplates are media types: application/json.",
  },
];

function wrongContentType({ responseTemplates }: IntegrationResponseRecord): string | undefined {
  return Object.keys(responseTemplates ?? {}).find((type) => !/^[^\s/]+\/[^\s/]+$/.test(type));
}
