import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../model/record/rest-api-record.ts";
import { declaredHeadersRules, declaredParametersRules } from "../../model/rules/declared.ts";
import { integrationResponseRules } from "../../model/rules/integration-response.ts";
import { methodRules } from "../../model/rules/method.ts";
import { modelRules } from "../../model/rules/model.ts";
import { resourceRules } from "../../model/rules/resource.ts";
import { restApiRules } from "../../model/rules/rest-api.ts";
import { restIntegrationRules } from "../../model/rules/rest-integration.ts";
import { firstRefusal, type Rule } from "../../model/rules/rule.ts";
import { isKnown, sampled } from "../check.ts";
import { type DocumentText, isPlaceholderUri } from "../unresolved-text.ts";
import type { OpenApiFinding } from "./finding.ts";

/** Paths of an API's parts in its document. */
export interface PartPlaces {
  readonly ofModel: (name: string) => readonly string[];
  readonly ofPath: (path: string) => readonly string[];
  readonly ofMethod: (httpMethod: string, path: string) => readonly string[];
}

/**
 * Returns what API Gateway rejects in an API from a document: an import creates each part under the
 * rules of its own operation.
 *
 * A response whose status the method does not declare is allowed: AWS's sample for request
 * validation has one.
 *
 * The prefix that names the part is not recorded; it is taken from import errors in public reports.
 */
export function refusalsOf(
  api: RestApiRecord,
  text: DocumentText,
  places: PartPlaces,
): OpenApiFinding[] {
  const resources = Object.values(api.resources);
  return [
    ...refusal(restApiRules, api.restApi, "", []),
    ...Object.values(api.models).flatMap((model) => {
      const what = `Unable to create model for '${model.name}': `;
      return refusal(modelRules, model, what, places.ofModel(model.name));
    }),
    ...resourceRefusals(resources, api, places),
    ...resources.flatMap((resource) =>
      Object.values(resource.resourceMethods).flatMap((method) =>
        methodRefusals(method, resource, { api, text, places }),
      ),
    ),
  ];
}

/** Checks resources one by one, each against those before it. */
function resourceRefusals(
  resources: readonly ResourceRecord[],
  api: RestApiRecord,
  places: PartPlaces,
): OpenApiFinding[] {
  const made = new Map<string, ResourceRecord[]>();
  return resources.flatMap((resource) => {
    const { path, pathPart, parentId = "" } = resource;
    const parent = api.resources[parentId];
    if (pathPart === undefined || !parent) return [];
    const siblings = made.get(parentId) ?? [];
    const what = `Unable to create resource at path '${path}': `;
    const refused = refusal(
      resourceRules,
      { pathPart, parent, siblings },
      what,
      places.ofPath(path),
    );
    siblings.push(resource);
    made.set(parentId, siblings);
    return refused;
  });
}

interface Around {
  readonly api: RestApiRecord;
  readonly text: DocumentText;
  readonly places: PartPlaces;
}

function methodRefusals(
  method: MethodRecord,
  { path }: ResourceRecord,
  { api, text, places }: Around,
): OpenApiFinding[] {
  const { httpMethod, methodIntegration } = method;
  const at = places.ofMethod(httpMethod, path);
  const put = (part: string) =>
    `Unable to put ${part} on '${httpMethod}' for resource at path '${path}': `;
  const ofMethod = `Unable to put method '${httpMethod}' on resource at path '${path}': `;
  const own = refusal(methodRules, { method, api }, ofMethod, at);
  if (!methodIntegration) return own;
  const inside = [...at, "x-amazon-apigateway-integration"];
  const isHeld = (member: string) =>
    text === "final" ||
    (isKnown(methodIntegration, member) && !isPlaceholderUri(methodIntegration, member));
  const integration = text === "template" ? sampled(methodIntegration) : methodIntegration;
  const responses = Object.values(integration.integrationResponses ?? {});
  return [
    ...own,
    ...refusal(
      restIntegrationRules.filter(({ member = "" }) => isHeld(member)),
      integration,
      put("integration"),
      inside,
    ),
    ...(isHeld("requestParameters")
      ? refusal(declaredParametersRules, { method, integration }, put("integration"), inside)
      : []),
    ...responses.flatMap((each) => {
      const what = put("integration response");
      const place = [...inside, "responses", each.selectionPattern ?? "default"];
      return [
        ...refusal(integrationResponseRules, each, what, place),
        ...refusal(declaredHeadersRules, { method, response: each }, what, place),
      ];
    }),
  ];
}

/** Creates a finding at the rejected member, if any: documents use the record's names for these. */
function refusal<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  what: string,
  at: readonly string[],
): OpenApiFinding[] {
  const first = firstRefusal(rules, subject);
  if (!first) return [];
  const place = first.member === undefined ? at : [...at, first.member];
  const { code: rule, member, message, fix } = first;
  const details = { problem: "rule", rule, member } as const;
  return [{ code: "openapi.refused", at: place, message: `${what}${message}`, fix, details }];
}
