import type { EventKind } from "../events/event.ts";
import { kindOf } from "../kind-of.ts";

const names: Readonly<Record<EventKind, string>> = {
  rest: "a REST API event",
  http: "an HTTP API event of payload 2.0",
  "http-v1": "an HTTP API event of payload 1.0",
  "function-url": "a function URL event",
  alb: "a load balancer event",
  "web-socket.connect": "a WebSocket $connect event",
  "web-socket.message": "a WebSocket message event",
  "web-socket.disconnect": "a WebSocket $disconnect event",
  "authorizer.token": "a TOKEN authorizer event",
  "authorizer.rest": "a REQUEST authorizer event of a REST API",
  "authorizer.http": "an authorizer event of payload 2.0",
  "authorizer.http-v1": "an HTTP API authorizer event of payload 1.0",
  "authorizer.web-socket": "an authorizer event of a WebSocket API",
};

/** The arguments of `.refine()`. */
type Refinement = readonly [
  isOfKind: (value: unknown) => boolean,
  options: {
    readonly error: (issue: { readonly input?: unknown }) => string;
    readonly when: () => boolean;
  },
];

/**
 * Rejects an event of another kind by name: several kinds share the members that a schema
 * requires, and a missing member alone does not say whose event it is.
 *
 * @example
 * z.looseObject(members).refine(...ofKind("rest"));
 */
export function ofKind(...expected: readonly [EventKind, ...EventKind[]]): Refinement {
  return [
    (value) => {
      const kind = kindOf(value);
      return kind !== undefined && expected.includes(kind);
    },
    {
      error: ({ input }) => {
        const kind = kindOf(input);
        return `Expected ${names[expected[0]]}, got ${kind ? names[kind] : "none of AWS's events"}`;
      },
      // Also beside missing members, whose own messages are about the wrong kind then.
      when: () => true,
    },
  ];
}
