import { EventStreamCodec } from "@smithy/core/event-streams";
import { bytesText, textBytes } from "../../../core/bytes.ts";

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : bytesText(bytes)),
  textBytes,
);

/** The content type of a body that is made of events. */
export const eventStreamType = "application/vnd.amazon.eventstream";

/** One event as AWS frames it. Source: "Event stream encoding", Amazon Transcribe developer guide. */
export function encodeEvent(eventType: string, contentType: string, body: Uint8Array): Uint8Array {
  return codec.encode({
    headers: {
      ":event-type": { type: "string", value: eventType },
      ":content-type": { type: "string", value: contentType },
      ":message-type": { type: "string", value: "event" },
    },
    body,
  });
}
