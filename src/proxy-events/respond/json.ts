import { type Answer, type AnswerOptions, answer } from "./answer.ts";

/**
 * Builds a response with any status and a JSON body. `JSON.stringify` must be able to print `value`.
 *
 * @example
 * json(409, { message: "There is such an order already" });
 */
export function json(status: number, value: unknown, options?: AnswerOptions): Answer {
  return answer(status, JSON.stringify(value), "application/json", options);
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
