import { EventStreamCodec } from "@smithy/core/event-streams";
import { decodeUtf8, encodeUtf8 } from "../../../core/utf8.ts";

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : decodeUtf8(bytes)),
  encodeUtf8,
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
