import type { RestApiSettings } from "../../integrations/record/rest-api-record.ts";

/** Whether clients reach the API through an edge location: unless it says otherwise (recorded). */
export function isEdgeOptimised({ endpointConfiguration }: RestApiSettings): boolean {
  const { types: [type = "EDGE"] = [] } = endpointConfiguration ?? {};
  return type === "EDGE";
}
