import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { redactText } from "../../core/secrets/redact-text.ts";

/** The names of all settings of a type. Forgetting one does not compile. */
export type SettingNames<Settings> = { readonly [Name in keyof Required<Settings>]: true };

/**
 * Rejects unknown settings. The compiler does so in TypeScript. In plain JavaScript, a misspelled name
 * would silently have no effect.
 *
 * @param what follows "Failed to"; its secrets are redacted
 * @param place precedes the setting: `scope.input.`
 * @throws GatewrightError `settings.invalid`: names the setting, and the closest known one.
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
      redactText(
        `Failed to ${what}: the settings are ${JSON.stringify(given)}, which is not an object`,
      ),
      {
        hint: `The settings are ${Object.keys(known).join(", ")}.`,
        details: { setting: undefined, known: Object.keys(known), meant: undefined },
      },
    );
  }
  for (const name of Object.keys(settings)) {
    if (Object.hasOwn(known, name)) continue;
    const names = Object.keys(known);
    const meant = nearest(name, names);
    throw new GatewrightError(
      "settings.invalid",
      redactText(`Failed to ${what}: unknown setting "${place}${name}"`),
      {
        hint: meant ? `Did you mean "${meant}"?` : `The settings are ${names.join(", ")}.`,
        details: { setting: `${place}${name}`, known: names, meant },
      },
    );
  }
}
