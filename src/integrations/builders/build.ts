import type * as z from "zod";
import { GatewrightError } from "../../errors.ts";
import type { Integration } from "../integration.ts";
import { isHttp, isRest } from "../integration.ts";
import { lowerIntegration } from "../record/lower-integration.ts";
import { lowerHttpIntegration, lowerWebSocketIntegration } from "../record/lower-v2-integration.ts";
import { httpIntegrationRules } from "../rules/http-integration.ts";
import { integrationResponseRules } from "../rules/integration-response.ts";
import { restIntegrationRules } from "../rules/rest-integration.ts";
import { firstRefusal, type Refusal } from "../rules/rule.ts";
import { webSocketIntegrationRules } from "../rules/web-socket-integration.ts";
import { validate } from "../validate.ts";

/** What a builder asks for: the integration without the members that it fills in. */
export type Settings<Member, Filled extends keyof Member = never> = Omit<Member, "kind" | Filled>;

/**
 * Checks what a builder put together, first its shape and then AWS's own rules on the record it
 * becomes, and returns it as plain data.
 */
export function build<Member extends Integration>(
  schema: z.ZodType<unknown>,
  candidate: Member,
): Member {
  validate(schema, candidate, `the "${candidate.kind}" integration`, "integration.invalid");
  const refusal = refusalOf(candidate);
  if (!refusal) return candidate;
  throw new GatewrightError(
    "integration.invalid",
    `Failed to build the "${candidate.kind}" integration: API Gateway refuses it: ${refusal.message}`,
    { hint: refusal.fix },
  );
}

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
