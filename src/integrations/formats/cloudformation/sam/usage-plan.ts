import type { Json } from "../../../../core/json.ts";
import { type JsonObject, objectOf } from "../../openapi/shape.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import { pick } from "./properties.ts";

/** A REST API that SAM generates, and the logical id of its stage. */
export interface ExpandedRestApi {
  readonly logicalId: string;
  readonly stage: string;
  readonly resource: TemplateResource;
}

/** The logical ids of the resources that SAM generates for `Auth.UsagePlan`. */
export interface UsagePlanIds {
  readonly plan: string;
  readonly key: string;
  readonly planKey: string;
}

/** Returns the ids of an API's usage plan; undefined if SAM creates none. */
export function usagePlanIds({ logicalId, resource }: ExpandedRestApi): UsagePlanIds | undefined {
  const { CreateUsagePlan: create } = settingsOf(resource);
  if (create !== "PER_API" && create !== "SHARED") return undefined;
  const prefix = create === "SHARED" ? "Serverless" : logicalId;
  return {
    plan: `${prefix}UsagePlan`,
    key: `${prefix}ApiKey`,
    planKey: `${prefix}UsagePlanKey`,
  };
}

/**
 * Expands `Auth.UsagePlan` to a plan for the stage, a key, and their association. APIs with
 * `SHARED` share one plan and one key, with the settings of the last API.
 */
export function expandUsagePlans(apis: readonly ExpandedRestApi[]): ResourcesByName {
  const together = new Map<string, ExpandedRestApi[]>();
  for (const api of apis) {
    const ids = usagePlanIds(api);
    if (ids) together.set(ids.plan, [...(together.get(ids.plan) ?? []), api]);
  }
  return Object.assign({}, ...[...together.values()].map(planResources));
}

function planResources(apis: readonly ExpandedRestApi[]): ResourcesByName {
  const last = apis.at(-1);
  const ids = last && usagePlanIds(last);
  if (!last || !ids) return {};
  const { at, condition } = last.resource;
  // A plan exists if at least one of its APIs does.
  const isConditional = apis.every(({ resource }) => resource.condition === condition);
  const resource = (type: string, dependsOn: readonly string[], properties: JsonObject) => ({
    type,
    at,
    dependsOn,
    properties,
    ...(isConditional && condition !== undefined && { condition }),
  });
  const logicalIds = apis.map(({ logicalId }) => logicalId);
  return {
    [ids.plan]: resource("AWS::ApiGateway::UsagePlan", logicalIds, {
      ApiStages: apis.map(({ logicalId, stage }) => ({
        ApiId: { Ref: logicalId },
        Stage: { Ref: stage },
      })),
      ...pick(settingsOf(last.resource), [
        "UsagePlanName",
        "Description",
        "Quota",
        "Tags",
        "Throttle",
      ]),
    }),
    [ids.key]: resource("AWS::ApiGateway::ApiKey", [ids.plan], {
      Enabled: true,
      StageKeys: apis.map(({ logicalId, stage }) => ({
        RestApiId: { Ref: logicalId },
        StageName: { Ref: stage },
      })),
    }),
    [ids.planKey]: resource("AWS::ApiGateway::UsagePlanKey", [ids.key], {
      KeyId: { Ref: ids.key },
      KeyType: "API_KEY",
      UsagePlanId: { Ref: ids.plan },
    }),
  };
}

function settingsOf({ properties }: TemplateResource): JsonObject {
  const auth: Json | undefined = objectOf(properties)["Auth"];
  return objectOf(objectOf(auth)["UsagePlan"]);
}
