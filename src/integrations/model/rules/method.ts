import { restMethods } from "../../../core/rest-methods.ts";
import { methodParameter } from "../grammar/rest-mapping.ts";
import { builtInModels } from "../record/built-in-models.ts";
import type { MethodRecord, RestApiRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** A method to be created, and its API. */
export interface MethodCandidate {
  readonly method: MethodRecord;
  readonly api: RestApiRecord;
}

/** What PutMethod rejects as a bad request, in AWS's order. Texts are recorded from AWS. */
export const methodRules: readonly Rule<MethodCandidate>[] = [
  {
    code: "method.http-method",
    when: ({ method }) => !restMethods.some((known) => known === method.httpMethod),
    text: `Invalid HttpMethod specified. Valid options are ${restMethods.join(",")}`,
    fix: "Use upper case; ANY matches all methods.",
  },
  {
    code: "method.no-authorizer",
    when: ({ method: { authorizationType, authorizerId }, api }) =>
      (authorizationType === "CUSTOM" || authorizationType === "COGNITO_USER_POOLS") &&
      !Object.hasOwn(api.authorizers, authorizerId ?? ""),
    text: "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
    fix: "Create the authorizer first, and pass its id.",
  },
  {
    code: "method.no-request-validator",
    when: ({ method: { requestValidatorId }, api }) =>
      requestValidatorId !== undefined && !Object.hasOwn(api.requestValidators, requestValidatorId),
    text: "Invalid Request Validator identifier specified",
    fix: "Create the request validator first, and pass its id.",
  },
  {
    code: "method.no-model",
    when: (candidate) => unknownModel(candidate) !== undefined,
    text: (candidate) => `Invalid model identifier specified: ${unknownModel(candidate)}`,
    fix: `Create the model first. Every API has ${Object.keys(builtInModels).join(" and ")}.`,
  },
  {
    code: "method.parameter",
    member: "requestParameters",
    when: ({ method }) => wrongParameter(method) !== undefined,
    text: ({ method }) =>
      `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${wrongParameter(method)}]`,
    fix: "Write method.request.header.NAME, method.request.path.NAME or method.request.querystring.NAME.",
  },
  {
    code: "method.parameter-names",
    when: ({ method }) => {
      const names = Object.keys(method.requestParameters ?? {}).map((parameter) =>
        parameter.split(".").slice(3).join("."),
      );
      return new Set(names).size < names.length;
    },
    text: "Parameter names must be unique across querystring, header and path",
    fix: "Rename one of them.",
  },
];

function wrongParameter({ requestParameters }: MethodRecord): string | undefined {
  return Object.keys(requestParameters ?? {}).find(
    (parameter) => methodParameter.read(parameter) === undefined,
  );
}

function unknownModel({ method, api }: MethodCandidate): string | undefined {
  return Object.values(method.requestModels ?? {}).find(
    (name) => !Object.hasOwn(builtInModels, name) && !Object.hasOwn(api.models, name),
  );
}
