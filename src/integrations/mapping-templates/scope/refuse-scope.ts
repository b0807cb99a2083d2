import { GatewrightError } from "../../../errors.ts";
import { refuseUnknownSettings, type SettingNames } from "../../../unknown-settings.ts";
import type { InputParams, TemplateInput, TemplateScope } from "./scope.ts";

/**
 * Refuses a scope that a template would read nothing of, without a word: the compiler refuses it, and
 * plain JavaScript does not.
 *
 * @throws GatewrightError `settings.invalid`: names the part, and the one that was meant.
 */
export function refuseUnknownParts(scope: TemplateScope): void {
  refuseUnknownSettings(failed, scope, scopeNames, "scope.");
  const { input } = scope;
  if (!input) return;
  refuseUnknownSettings(failed, input, inputNames, "scope.input.");
  if (input.params) refuseUnknownSettings(failed, input.params, paramsNames, "scope.input.params.");
}

/** @throws GatewrightError `settings.invalid`: a payload is text. */
export function refusePayload(payload: unknown): void {
  if (payload === undefined || payload === null || typeof payload === "string") return;
  throw new GatewrightError(
    "settings.invalid",
    `Failed to ${failed}: input.body is of the type ${typeof payload}, and a payload is text`,
    { hint: "Pass JSON.stringify(…) of it, or the text of a file." },
  );
}

const failed = "render the template";

const scopeNames: SettingNames<TemplateScope> = {
  input: true,
  context: true,
  stageVariables: true,
  variables: true,
  api: true,
};

const inputNames: SettingNames<TemplateInput> = { body: true, params: true };

const paramsNames: SettingNames<InputParams> = { path: true, querystring: true, header: true };
