import type { RestApiSettings } from "../../../integrations/model/record/rest-api-record.ts";
import type { EdgeArrival } from "../../../proxy-events/to-event/arrive.ts";
import { type Ports, randomHex } from "../../request/ports.ts";

/** Returns whether clients reach the API through an edge location, which is the default (recorded). */
export function isEdgeOptimised({ endpointConfiguration }: RestApiSettings): boolean {
  const { types: [type = "EDGE"] = [] } = endpointConfiguration ?? {};
  return type === "EDGE";
}

/** Headers that CloudFront adds. The values are invented, their form is recorded. */
export function edgeArrival(ports: Ports): EdgeArrival {
  return {
    serverIp: "198.51.100.7",
    viewerAsn: "64500",
    viewerCountry: "US",
    via: `1.1 ${randomHex(ports, 32)}.cloudfront.net (CloudFront)`,
    requestId: `${randomHex(ports, 54)}==`,
  };
}
