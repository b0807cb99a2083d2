import { bytesText, toBase64 } from "../../core/bytes.ts";
import { type AuthorizerMember } from "../events/authorizer-context.ts";

/** `body` and `isBase64Encoded` of an event. */
export interface EventBody {
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

/**
 * Bytes as an event carries them. Text is decoded as UTF-8, and invalid UTF-8 becomes U+FFFD,
 * as on AWS; an empty body is `null` and never base64.
 */
export function eventBody(bytes: Uint8Array, isBinary: boolean): EventBody {
  if (bytes.length === 0) return { body: null, isBase64Encoded: false };
  return { body: isBinary ? toBase64(bytes) : bytesText(bytes), isBase64Encoded: isBinary };
}

/** Adds the authorizer's context to a request context, if an authorizer ran. */
export function withAuthorizer<Context extends object, Authorizer>(
  context: Context,
  { authorizer }: { readonly authorizer?: Authorizer },
): Context & AuthorizerMember<Authorizer> {
  const whole = authorizer === undefined ? context : { ...context, authorizer };
  // Whether its type allows undefined is not known here; the caller gave what it asks for.
  return whole as Context & AuthorizerMember<Authorizer>;
}
