import { GatewrightError } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { redactText } from "./secrets/redact-text.ts";

/** The names that settings of a type have: one that is forgotten does not compile. */
export type SettingNames<Settings> = { readonly [Name in keyof Required<Settings>]: true };

/**
 * Refuses a setting that nothing reads. The compiler does so where there is one; in plain JavaScript
 * a misspelled name would have no effect, and no one would know.
 *
 * `what` comes behind "Failed to", `place` before the setting: `scope.input.`. Secrets in them are
 * redacted.
 *
 * @throws GatewrightError `settings.invalid`: names the setting, and the one that was meant.
 */
export function refuseUnknownSettings<Settings extends object>(
  what: string,
  settings: Settings,
  known: SettingNames<Settings>,
  place = "",
): void {
  const given: unknown = settings;
  if (typeof given !== "object") {
    throw new GatewrightError(
      "settings.invalid",
      redactText(`Failed to ${what}: ${JSON.stringify(given)} is given in place of settings`),
      { hint: `Known are ${Object.keys(known).join(", ")}.` },
    );
  }
  for (const name of Object.keys(settings)) {
    if (Object.hasOwn(known, name)) continue;
    const names = Object.keys(known);
    const meant = nearest(name, names);
    throw new GatewrightError(
      "settings.invalid",
      redactText(`Failed to ${what}: there is no setting "${place}${name}"`),
      { hint: meant ? `Did you mean "${meant}"?` : `Known are ${names.join(", ")}.` },
    );
  }
}
