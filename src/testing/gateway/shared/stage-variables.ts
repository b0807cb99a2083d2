import { fillStageVariables } from "../../../integrations/model/grammar/variable-text.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";

/**
 * A text of an integration with its stage variables filled in.
 *
 * @param member of the integration, which the failure names where a variable is not set
 * @throws GatewayFault: a variable that is not set leaves no address to call (recorded).
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
