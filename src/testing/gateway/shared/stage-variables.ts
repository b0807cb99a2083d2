import { GatewayFault } from "../../failures/gateway-fault.ts";

/**
 * The text with each `${stageVariables.name}` filled in.
 *
 * @param member of the integration, which the failure names where a variable is not set
 * @throws GatewayFault: a variable that is not set leaves no address to call (recorded).
 */
export function fillStageVariables(
  text: string,
  variables: Readonly<Record<string, string>>,
  member: "connectionId" | "credentials" | "uri",
): string {
  return text.replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || value === "") {
      throw new GatewayFault("endpoint.stage-variable", { names: [name], member, value: text });
    }
    return value;
  });
}
