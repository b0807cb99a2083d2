import { requestSource, responseTarget } from "../grammar/rest-mapping.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
  MethodRecord,
} from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** An integration to be put on a method. */
export interface IntegrationCandidate {
  readonly method: Pick<MethodRecord, "requestParameters">;
  readonly integration: Pick<IntegrationRecord, "requestParameters">;
}

/** A response to be added to the method's integration. */
export interface ResponseCandidate {
  readonly method: Pick<MethodRecord, "methodResponses">;
  readonly response: IntegrationResponseRecord;
}

/** What PutIntegration rejects last: text of public reports (aws/aws-cdk#17318, 2021). */
export const declaredParametersRules: readonly Rule<IntegrationCandidate>[] = [
  {
    code: "rest-integration.undeclared-parameter",
    member: "requestParameters",
    when: (candidate) => undeclaredParameter(candidate) !== undefined,
    text: (candidate) => refusal(undeclaredParameter(candidate)),
    fix: "Add it to the method's request parameters.",
  },
];

/**
 * What PutIntegrationResponse rejects last: text of a public report (aws-apigateway-importer#209,
 * 2017). An undeclared status is a separate rule.
 */
export const declaredHeadersRules: readonly Rule<ResponseCandidate>[] = [
  {
    code: "integration-response.undeclared-header",
    member: "responseParameters",
    when: (candidate) => undeclaredHeader(candidate) !== undefined,
    text: (candidate) => refusal(undeclaredHeader(candidate)),
    fix: "Add it to the response parameters of the method's response.",
  },
];

/** Returns a mapped parameter that the method does not declare. */
export function undeclaredParameter({
  method,
  integration,
}: IntegrationCandidate): string | undefined {
  const declared = method.requestParameters ?? {};
  return Object.values(integration.requestParameters ?? {}).find((source) => {
    if (requestSource.read(source)?.type !== "parameter") return false;
    const single = source.replace(/\.multivalue(querystring|header)\./, ".$1.");
    return !Object.hasOwn(declared, single) && !Object.hasOwn(declared, source);
  });
}

/** Returns a mapped header that the method response does not declare. */
export function undeclaredHeader({ method, response }: ResponseCandidate): string | undefined {
  const { statusCode, responseParameters = {} } = response;
  const responses = method.methodResponses ?? {};
  if (!Object.hasOwn(responses, statusCode)) return undefined;
  const declared = responses[statusCode]?.responseParameters ?? {};
  return Object.keys(responseParameters).find(
    (target) => responseTarget.read(target) !== undefined && !Object.hasOwn(declared, target),
  );
}

function refusal(expression: string | undefined): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${expression}]`;
}
