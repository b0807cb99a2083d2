import { GatewrightError, isGatewrightError } from "../../../core/errors.ts";
import type { LoadedFunction } from "../../../integrations/formats/cloudformation/functions.ts";

/** The error, with the option of the command line that mends it in place of one of the library's. */
export function toCliError(error: unknown, functions: readonly LoadedFunction[]): unknown {
  if (!isGatewrightError(error)) return error;
  const [said = "", advice = ""] = error.message.split("\n");
  const hint = hintFor(error.code, said, advice, functions);
  return hint === undefined
    ? error
    : new GatewrightError(error.code, said, { hint, cause: error.cause });
}

function hintFor(
  code: string,
  said: string,
  advice: string,
  functions: readonly LoadedFunction[],
): string | undefined {
  const parameter = /the path parameter "([^"]+)" is missing$/.exec(said)?.[1];
  if (code === "route.invalid" && parameter !== undefined)
    return `Write --path ${parameter}=VALUE.`;
  if (code !== "gateway.no-backend") return undefined;
  const arn = /the Lambda function "([^"]+)"/.exec(said)?.[1];
  if (arn !== undefined) {
    const name = functions.find((each) => each.arn === arn)?.name ?? arn;
    return `Name the file of its code: --lambda ${name}=./handler.mjs.`;
  }
  const origin = /^Pass it as http: \{ "([^"]+)"/.exec(advice)?.[1];
  return origin === undefined
    ? "The command line has no option for it: write a program with emulate, and pass services or vpcLinks."
    : `Allow it to be called: --network ${origin}.`;
}
