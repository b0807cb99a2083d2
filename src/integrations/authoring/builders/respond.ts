import { GatewrightError } from "../../../core/errors.ts";
import type { IntegrationResponse } from "../../model/fields.ts";
import type { TemplateValue } from "../expressions/expression.ts";
import { printTemplate } from "../expressions/print-template.ts";

/** JSON response bodies by status code. */
export interface Respond {
  readonly [status: number]: TemplateValue;
}

/** Integration responses by status, as in a definition. */
export type Responses = Readonly<Record<string, IntegrationResponse>>;

/**
 * Expands `respond` into integration responses: one JSON template per status. The lowest status is
 * the default; the others are selected by their number.
 */
function toResponses(respond: Respond): Responses {
  const statuses = Object.keys(respond);
  // Objects list number-like keys in ascending order, so the first is the lowest.
  const entries = statuses.map((status, index) => [
    status,
    {
      ...(index > 0 && { selectionPattern: status }),
      responseTemplates: { "application/json": printTemplate(respond[Number(status)] ?? null) },
    },
  ]);
  return Object.fromEntries(entries);
}

/** The settings that define responses. */
export interface Answering {
  /** Shorthand for `responses` with JSON bodies: `{ 200: { ok: true } }`. */
  readonly respond?: Respond;
}

/** Expands `respond` to `responses`; rejects settings with both, as one would have no effect. */
export function withResponses<Settings extends Answering & { readonly responses?: unknown }>(
  settings: Settings,
): Omit<Settings, "respond"> {
  const { respond, ...others } = settings;
  if (!respond) return others;
  if (settings.responses) {
    const message = 'it has both "respond" and "responses"';
    throw new GatewrightError("integration.invalid", `Failed to build an integration: ${message}`, {
      hint: 'Remove one of them: "respond" is a shorthand for "responses" with JSON bodies.',
      details: { problems: [{ path: ["respond"], message }] },
    });
  }
  return { ...others, responses: toResponses(respond) };
}
