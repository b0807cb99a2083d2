import { contentType } from "../grammar/content-type.ts";
import { responseSource, responseTarget } from "../grammar/rest-mapping.ts";
import type { IntegrationResponseRecord, MethodRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** What PutIntegrationResponse rejects as a bad request. The texts are recorded from AWS. */
export const integrationResponseRules: readonly Rule<IntegrationResponseRecord>[] = [
  {
    code: "integration-response.content-type",
    member: "responseTemplates",
    when: (response) => wrongContentType(response) !== undefined,
    text: (response) =>
      `Validation Result: warnings : [], errors : [Invalid content type specified: ${wrongContentType(response)}]`,
    fix: "Use media types as the keys of responseTemplates: application/json.",
  },
  {
    code: "integration-response.mapping-expression",
    member: "responseParameters",
    when: (response) => wrongMapping(response) !== undefined,
    text: (response) =>
      `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${wrongMapping(response)}]`,
    fix: "Use integration.response.header.NAME, context.… or stageVariables.…; static text needs quotes: 'text'.",
  },
];

/** A method with the future responses of its integration, in creation order. */
export interface MethodResponsesCandidate {
  readonly method: Pick<MethodRecord, "methodResponses">;
  readonly responses: readonly IntegrationResponseRecord[];
}

/** A conflict (public reports of 2016 and 2017: hashicorp/terraform#5893). */
export const secondDefaultRule: Rule<Pick<MethodResponsesCandidate, "responses">> = {
  code: "integration-response.second-default",
  when: ({ responses }) => responses.filter(isDefault).length > 1,
  text: "Integration response with selection pattern default already exists",
  fix: "Add a selection pattern to all responses except one.",
};

/** Rules about all responses of one method. */
export const methodResponsesRules: readonly Rule<MethodResponsesCandidate>[] = [
  secondDefaultRule,
  {
    code: "integration-response.no-method-response",
    when: (candidate) => undeclared(candidate) !== undefined,
    // Recorded from an import of such a method.
    text: "Invalid Response status code specified",
    fix: "Declare the status in the method's methodResponses.",
  },
];

/** Returns whether the response applies if no pattern matches. */
function isDefault({ selectionPattern }: IntegrationResponseRecord): boolean {
  return selectionPattern === undefined || selectionPattern === "";
}

function undeclared({ method, responses }: MethodResponsesCandidate): string | undefined {
  const declared = method.methodResponses ?? {};
  return responses.find(({ statusCode }) => !Object.hasOwn(declared, statusCode))?.statusCode;
}

function wrongContentType({ responseTemplates }: IntegrationResponseRecord): string | undefined {
  return Object.keys(responseTemplates ?? {}).find(
    (type) => type !== "$default" && contentType.read(type) === undefined,
  );
}

/** Returns the first invalid target or source. */
function wrongMapping({ responseParameters }: IntegrationResponseRecord): string | undefined {
  for (const [target, source] of Object.entries(responseParameters ?? {})) {
    if (responseTarget.read(target) === undefined) return target;
    if (responseSource.read(source) === undefined) return source;
  }
  return undefined;
}
