import { lowerIntegration } from "../../convert/lower-integration.ts";
import {
  lowerHttpIntegration,
  lowerWebSocketIntegration,
} from "../../convert/lower-v2-integration.ts";
import { type Integration, isHttp, isRest } from "../integration.ts";
import { httpIntegrationRules } from "./http-integration.ts";
import { integrationResponseRules } from "./integration-response.ts";
import { restIntegrationRules } from "./rest-integration.ts";
import { firstRefusal, type Refusal } from "./rule.ts";
import { webSocketIntegrationRules } from "./web-socket-integration.ts";

/** What API Gateway would answer to the commands that create the integration. */
export function refusalOf(integration: Integration): Refusal | undefined {
  if (isRest(integration)) {
    const record = lowerIntegration(integration);
    const responses = Object.values(record.integrationResponses ?? {});
    return (
      firstRefusal(restIntegrationRules, record) ??
      responses.flatMap((each) => firstRefusal(integrationResponseRules, each) ?? [])[0]
    );
  }
  return isHttp(integration)
    ? firstRefusal(httpIntegrationRules, lowerHttpIntegration(integration))
    : firstRefusal(webSocketIntegrationRules, lowerWebSocketIntegration(integration));
}
