import { GatewrightError } from "../../core/errors.ts";
import type { RequestMessage } from "../../core/message.ts";

/** The error in place of an event that no function gets, because the API answers 400. */
export function refusedEvent(
  { method, target }: RequestMessage,
  reason: string,
  hint: string,
): GatewrightError<"event.refused"> {
  return new GatewrightError(
    "event.refused",
    `Failed to make the event of ${method} ${target}: API Gateway answers 400 and calls no function, because ${reason}`,
    { hint },
  );
}
