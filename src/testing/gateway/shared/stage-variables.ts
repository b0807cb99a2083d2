import { fillStageVariables } from "../../../integrations/model/grammar/variable-text.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/**
 * Fills in the stage variables of a text of an integration.
 *
 * @param member the member of the integration that the failure names if a variable is not set
 * @throws GatewayFault: a variable is not set, which makes the address invalid (recorded).
 */
export function fillMember(
  text: string,
  variables: Readonly<Record<string, string>>,
  member: "connectionId" | "credentials" | "uri",
): string {
  return fillStageVariables(text, variables, {
    isBareToo: false,
    missing: (name) => {
      throw new GatewayFault("endpoint.stage-variable", { names: [name], member, value: text });
    },
  });
}
