import type { Json } from "../../../../core/json.ts";
import { type JsonObject, objectOf } from "../../openapi/shape.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import { pick } from "./properties.ts";

/** A REST API that SAM makes, and the logical id of its stage. */
export interface ExpandedRestApi {
  readonly logicalId: string;
  readonly stage: string;
  readonly resource: TemplateResource;
}

/** The logical ids of what SAM makes of an API's `Auth.UsagePlan`. */
export interface UsagePlanIds {
  readonly plan: string;
  readonly key: string;
  readonly planKey: string;
}

/** Absent: the API has no plan of SAM's. */
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
 * What SAM deploys for `Auth.UsagePlan`: a plan for the stage, a key, and the key's place in the
 * plan. APIs whose plan is `SHARED` have one plan and one key together, with the settings of the last.
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
  // A plan is there when one of its APIs is.
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
