import { type Integration, isHttp, isRest } from "../model/integration.ts";
import { httpIntegrationRules } from "../model/rules/http-integration.ts";
import { integrationResponseRules } from "../model/rules/integration-response.ts";
import { restIntegrationRules } from "../model/rules/rest-integration.ts";
import { firstRefusal, type Refusal } from "../model/rules/rule.ts";
import { webSocketIntegrationRules } from "../model/rules/web-socket-integration.ts";
import { lowerIntegration } from "./lower-integration.ts";
import { lowerHttpIntegration, lowerWebSocketIntegration } from "./lower-v2-integration.ts";

/** Returns the error with which API Gateway would reject the integration, if any. */
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
