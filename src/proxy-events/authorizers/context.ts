import { GatewrightError } from "../../core/errors.ts";

/**
 * Rejects a context that API Gateway rejects: with a list, an object or null in it, every request
 * of the caller fails with a 500 `AuthorizerConfigurationException`.
 *
 * @param what comes behind "Failed to"
 * @throws GatewrightError `authorizer.invalid`, naming the value
 */
export function checkContext(
  context: Readonly<Record<string, unknown>>,
  what = "build the authorizer's answer",
): void {
  for (const [name, value] of Object.entries(context)) {
    if (typeof value === "string" || typeof value === "boolean") continue;
    if (typeof value === "number" && Number.isFinite(value)) continue;
    throw new GatewrightError(
      "authorizer.invalid",
      `Failed to ${what}: the context value "${name}" is neither text, a number nor a boolean`,
      { hint: "Turn it into text, for example with JSON.stringify." },
    );
  }
}

/**
 * The context as the integration receives it from a policy: every value is text.
 *
 * @example
 * contextAsText({ tenant: "acme", admin: true }); // { tenant: "acme", admin: "true" }
 */
export function contextAsText<Names extends string>(
  context: Readonly<Record<Names, unknown>>,
): Readonly<Record<Names, string>> {
  checkContext(context);
  const texts = Object.entries(context).map(([name, value]) => [name, String(value)]);
  // The names are those of `context`, which `fromEntries` cannot express.
  return Object.fromEntries(texts) as Readonly<Record<Names, string>>;
}
