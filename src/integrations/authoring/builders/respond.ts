import { GatewrightError } from "../../../core/errors.ts";
import type { IntegrationResponse } from "../../model/fields.ts";
import type { TemplateValue } from "../expressions/expression.ts";
import { printTemplate } from "../expressions/print-template.ts";

/** Status code to the JSON body that the client gets with it. */
export interface Respond {
  readonly [status: number]: TemplateValue;
}

/** Integration responses by status, as a definition holds them. */
export type Responses = Readonly<Record<string, IntegrationResponse>>;

/**
 * The integration responses that `respond` is short for: one JSON template per status. The first
 * status that is given is the default; each other is selected by its own number.
 */
function toResponses(respond: Respond): Responses {
  const statuses = Object.keys(respond);
  // Objects list number-like keys in ascending order, so "first" has to mean the lowest.
  const entries = statuses.map((status, index) => [
    status,
    {
      ...(index > 0 && { selectionPattern: status }),
      responseTemplates: { "application/json": printTemplate(respond[Number(status)] ?? null) },
    },
  ]);
  return Object.fromEntries(entries);
}

/** The two ways to say how an integration answers. */
export interface Answering {
  /** Short for `responses` with JSON bodies: `{ 200: { ok: true } }`. */
  readonly respond?: Respond;
}

/** The settings with `respond` spelled out; giving both would leave one without effect. */
export function withResponses<Settings extends Answering & { readonly responses?: unknown }>(
  settings: Settings,
): Omit<Settings, "respond"> {
  const { respond, ...others } = settings;
  if (!respond) return others;
  if (settings.responses) {
    const message = 'it has both "respond" and "responses"';
    throw new GatewrightError("integration.invalid", `Failed to build an integration: ${message}`, {
      hint: '"respond" is short for "responses" with JSON bodies: keep one of them.',
      details: { problems: [{ path: ["respond"], message }] },
    });
  }
  return { ...others, responses: toResponses(respond) };
}
