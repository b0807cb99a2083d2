import { GatewrightError, isGatewrightError } from "../../../core/errors.ts";
import type { LoadedFunction } from "../../../integrations/formats/cloudformation/functions.ts";

/**
 * Replaces an error's hint about an option of the library by one about a flag of the command line.
 */
export function toCliError(error: unknown, functions: readonly LoadedFunction[]): unknown {
  const hint = hintFor(error, functions);
  if (hint === undefined || !isGatewrightError(error)) return error;
  return new GatewrightError(error.code, error.sentence, { hint, cause: error.cause });
}

function hintFor(error: unknown, functions: readonly LoadedFunction[]): string | undefined {
  if (isGatewrightError(error, "route.invalid")) {
    const parameter = error.details?.missingPathParameter;
    return parameter === undefined ? undefined : `Write --path ${parameter}=VALUE.`;
  }
  if (!isGatewrightError(error, "gateway.no-backend")) return undefined;
  const { option, name = "" } = error.details ?? {};
  switch (option) {
    case "lambdas": {
      const known = functions.find((each) => each.arn === name)?.name ?? name;
      return `Pass its code: --lambda ${known}=./handler.mjs.`;
    }
    case "http":
      return `Allow requests to it: --network ${name}.`;
    default:
      return "The command line has no option for this backend. In a program, call emulate with services or vpcLinks.";
  }
}
