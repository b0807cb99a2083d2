import { type Answer, type AnswerOptions, answer } from "./answer.ts";

type TextOptions = AnswerOptions & { readonly status?: number };

/**
 * Builds a plain-text response. The status defaults to 200.
 *
 * @example
 * text("pong");
 */
export function text(body: string, { status = 200, ...options }: TextOptions = {}): Answer {
  return answer(status, body, "text/plain; charset=utf-8", options);
}

/**
 * Builds an HTML response. The status defaults to 200. Nothing is escaped.
 *
 * @example
 * html("<p>Not found</p>", { status: 404 });
 */
export function html(body: string, { status = 200, ...options }: TextOptions = {}): Answer {
  return answer(status, body, "text/html; charset=utf-8", options);
}
