import { configurationFault } from "../fault.ts";

/**
 * The text with each `${stageVariables.name}` filled in.
 *
 * @throws GatewayFault: a variable that is not set leaves no address to call (recorded).
 */
export function fillStageVariables(
  text: string,
  variables: Readonly<Record<string, string>>,
): string {
  return text.replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || value === "") throw configurationFault("Invalid endpoint address");
    return value;
  });
}
