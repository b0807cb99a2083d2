import { checkContext } from "../../proxy-events/authorizers/context.ts";

/** What an authorizer left, as an event of a REST or WebSocket API has it: its values are text. */
export type AuthorizerText<Authorizer> = Authorizer extends object
  ? {
      [Name in keyof Authorizer]: Name extends "integrationLatency"
        ? Authorizer[Name]
        : Authorizer[Name] extends number | boolean
          ? string
          : Authorizer[Name];
    }
  : Authorizer;

/**
 * Turns the values of an authorizer's context into text, as REST and WebSocket APIs do.
 *
 * @throws GatewrightError `authorizer.invalid`: a list or an object, for which every request of the
 * caller fails with a 500
 */
export function authorizerText<Authorizer>(authorizer: Authorizer): Authorizer {
  // The same members. That their values are text is said by the types of the made events.
  return asText(authorizer) as Authorizer;
}

function asText(authorizer: unknown): unknown {
  if (typeof authorizer !== "object" || authorizer === null) return authorizer;
  const { integrationLatency, claims, scopes, ...context }: Members = { ...authorizer };
  return {
    ...texts(context),
    // Of a user pool or a JWT: a map of claims, and a list of scopes.
    ...(claims !== undefined && { claims: isMembers(claims) ? texts(claims) : claims }),
    ...(scopes !== undefined && { scopes }),
    ...(integrationLatency !== undefined && { integrationLatency }),
  };
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

function texts(values: Members): Record<string, string> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  checkContext(Object.fromEntries(given), "make the event");
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
