import type { RestApiRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** What CreateDeployment rejects. Not recorded: the texts come from moto. */
export const deploymentRules: readonly Rule<RestApiRecord>[] = [
  {
    code: "deployment.no-methods",
    when: (api) => methodsOf(api).length === 0,
    text: "The REST API doesn't contain any methods",
    fix: "Create a method with an integration first.",
  },
  {
    code: "deployment.no-integration",
    when: (api) => methodsOf(api).some((method) => !method.methodIntegration),
    text: "No integration defined for method",
    fix: "Add an integration to every method, or delete the method.",
  },
];

function methodsOf(api: RestApiRecord) {
  return Object.values(api.resources).flatMap((resource) =>
    Object.values(resource.resourceMethods),
  );
}
