import type { SimpleResult } from "../events/authorizer-result.ts";

/**
 * Allows the caller of an HTTP API whose authorizer has simple responses enabled.
 *
 * @param context reaches the integration with its types kept, lists and objects included
 * @example
 * export const handler = async (event: HttpAuthorizerEvent) => allowSimple({ roles: ["admin"] });
 */
export function allowSimple(): SimpleResult<never>;
export function allowSimple<Context extends Readonly<Record<string, unknown>>>(
  context: Context,
): SimpleResult<Context> & { readonly context: Context };
export function allowSimple(context?: Readonly<Record<string, unknown>>): SimpleResult {
  return { isAuthorized: true, ...(context && { context }) };
}

/**
 * Rejects the caller of an HTTP API with 403.
 *
 * @example
 * return (await isKnown(token)) ? allowSimple() : denySimple();
 */
export function denySimple(): SimpleResult<never> {
  return { isAuthorized: false };
}
