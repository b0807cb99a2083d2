import { type Answer, type AnswerOptions, answer } from "./answer.ts";

/**
 * 204 without a body.
 *
 * @example
 * noContent({ headers: { ETag: '"2"' } });
 */
export function noContent(options?: AnswerOptions): Answer {
  return answer(204, undefined, undefined, options);
}

/**
 * Builds a redirect. The status defaults to 302.
 *
 * @example
 * redirect("/orders/42", { status: 303 });
 */
export function redirect(
  location: string,
  {
    status = 302,
    ...options
  }: AnswerOptions & { readonly status?: 301 | 302 | 303 | 307 | 308 } = {},
): Answer {
  return answer(status, undefined, undefined, {
    ...options,
    headers: { location, ...options.headers },
  });
}
