import { encodeBody } from "../../core/body.ts";
import { GatewrightError } from "../../core/errors.ts";
import { type Answer, type AnswerOptions, answer } from "./answer.ts";

/**
 * Builds a response with any status and a JSON body. `JSON.stringify` must be able to print `value`.
 *
 * @throws GatewrightError `answer.invalid`: it is bytes, a form, a blob or a stream
 *
 * @example
 * json(409, { message: "There is such an order already" });
 */
export function json(status: number, value: unknown, options?: AnswerOptions): Answer {
  if (typeof value === "object" && value !== null && encodeBody(value)) throw notJson(value);
  return answer(status, JSON.stringify(value), "application/json", options);
}

/** They would print as `{}`, or as an object with a member for each byte. */
function notJson(value: object): GatewrightError {
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return new GatewrightError("answer.invalid", `Failed to answer: a ${tag} is not JSON`, {
    hint: "Use answer(status, body) or file(bytes).",
  });
}

/**
 * 200 with a JSON body, or without one.
 *
 * @example
 * export const handler = async (event: RestEvent) => toRestResult(ok({ path: event.path }));
 */
export function ok(value?: unknown, options?: AnswerOptions): Answer {
  return jsonOrEmpty(200, value, options);
}

/**
 * 201 with a JSON body, and where the new thing is.
 *
 * @example
 * created({ id: 42 }, { location: "/orders/42" });
 */
export function created(
  value?: unknown,
  { location, ...options }: AnswerOptions & { readonly location?: string } = {},
): Answer {
  if (location === undefined) return jsonOrEmpty(201, value, options);
  return jsonOrEmpty(201, value, { ...options, headers: { location, ...options.headers } });
}

/**
 * 202: accepted, not done yet.
 *
 * @example
 * accepted({ jobId: "7" });
 */
export function accepted(value?: unknown, options?: AnswerOptions): Answer {
  return jsonOrEmpty(202, value, options);
}

function jsonOrEmpty(status: number, value: unknown, options: AnswerOptions | undefined): Answer {
  return value === undefined
    ? answer(status, "", undefined, options)
    : json(status, value, options);
}
