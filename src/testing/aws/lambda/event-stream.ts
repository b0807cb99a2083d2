import { EventStreamCodec } from "@smithy/core/event-streams";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const codec = new EventStreamCodec(
  (bytes) => decoder.decode(typeof bytes === "string" ? encoder.encode(bytes) : bytes),
  (text) => encoder.encode(text),
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
