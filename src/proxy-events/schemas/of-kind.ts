import type * as z from "zod";
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

/**
 * A check for `.check()` that refuses an event of another kind by name: several kinds share the
 * members that a schema requires.
 */
export function ofKind(...expected: readonly [EventKind, ...EventKind[]]): z.core.CheckFn<unknown> {
  return ({ value, issues }) => {
    const kind = kindOf(value);
    if (kind !== undefined && expected.includes(kind)) return;
    issues.push({
      code: "custom",
      input: value,
      message: `Expected ${names[expected[0]]}, got ${kind ? names[kind] : "none of AWS's events"}`,
    });
  };
}
