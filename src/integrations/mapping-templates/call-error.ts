import { GatewrightError } from "../../core/errors.ts";
import { failedToRun } from "./limits.ts";

/** What a method throws in Java: rendering ends. */
export function callError(reason: string): GatewrightError {
  return new GatewrightError("template.evaluation", `${failedToRun}: ${reason}`);
}
