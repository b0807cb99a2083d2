import type { GatewrightError } from "../../core/errors.ts";
import { runError } from "./limits.ts";

/** What a method throws in Java: rendering ends. */
export function callError(reason: string): GatewrightError {
  return runError("template.evaluation", reason);
}
