import type { AuthorizerMember } from "../events/authorizer-context.ts";

/** A request context with what the authorizer left in it; without the member when none ran. */
export function withAuthorizer<Context extends object, Authorizer>(
  context: Context,
  { authorizer }: { readonly authorizer?: Authorizer },
): Context & AuthorizerMember<Authorizer> {
  const whole = authorizer === undefined ? context : { ...context, authorizer };
  // Whether its type allows undefined is not known here; the caller gave what it asks for.
  return whole as Context & AuthorizerMember<Authorizer>;
}
