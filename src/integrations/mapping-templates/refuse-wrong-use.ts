import { GatewrightError } from "../../core/errors.ts";

/**
 * Refuses anything but a text where one is needed: in plain JavaScript an object would read as
 * nothing.
 *
 * @param what names the value: `scope.input.body`
 * @throws GatewrightError `settings.invalid`
 */
export function refuseNoText(failed: string, what: string, value: unknown, hint: string): void {
  if (typeof value === "string") return;
  throw new GatewrightError(
    "settings.invalid",
    `Failed to ${failed}: ${what} is ${kindOf(value)}`,
    {
      hint,
    },
  );
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
