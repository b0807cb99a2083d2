import type { RestApiRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** What CreateDeployment refuses. Not recorded: the texts are moto's. */
export const deploymentRules: readonly Rule<RestApiRecord>[] = [
  {
    code: "deployment.no-methods",
    when: (api) => methodsOf(api).length === 0,
    text: "The REST API doesn't contain any methods",
    fix: "Put a method and its integration first.",
  },
  {
    code: "deployment.no-integration",
    when: (api) => methodsOf(api).some((method) => !method.methodIntegration),
    text: "No integration defined for method",
    fix: "Put an integration on every method, or delete the method.",
  },
];

function methodsOf(api: RestApiRecord) {
  return Object.values(api.resources).flatMap((resource) =>
    Object.values(resource.resourceMethods),
  );
}
