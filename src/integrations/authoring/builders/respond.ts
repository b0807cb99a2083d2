import { GatewrightError } from "../../../core/errors.ts";
import type { IntegrationResponse } from "../../model/fields.ts";
import { type AnswerScope, answerScope, type TemplateValue } from "../expressions/expression.ts";
import { printTemplate } from "../expressions/print-template.ts";

/** Status code to the JSON body that the client gets with it. */
export interface MockRespond {
  readonly [status: number]: TemplateValue;
}

/** The same, where a function can read the integration's response. */
export interface Respond {
  readonly [status: number]: TemplateValue | ((response: AnswerScope) => TemplateValue);
}

/** Integration responses by status, as a definition holds them. */
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
      responseTemplates: { "application/json": printBody(respond[Number(status)] ?? null) },
    },
  ]);
  return Object.fromEntries(entries);
}

function printBody(body: Respond[number]): string {
  return printTemplate(typeof body === "function" ? body(answerScope) : body);
}

/** How a mock answers, besides `responses`. */
export interface MockAnswering {
  /** Short for `responses` with JSON bodies: `{ 200: { ok: true } }`. */
  readonly respond?: MockRespond;
}

/** How another integration answers, besides `responses`. */
export interface Answering {
  /**
   * Short for `responses` with JSON bodies: `{ 200: { ok: true } }`. A function reads the
   * integration's response: `{ 200: ({ body }) => ({ id: body.json("$.id") }) }`.
   */
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
