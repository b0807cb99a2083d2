// One handler for the three kinds of WebSocket events: connect, message and disconnect.
import {
  isKind,
  ok,
  problem,
  readHeader,
  readJson,
  text,
  toWebSocketResult,
  type WebSocketConnectEvent,
  type WebSocketDisconnectEvent,
  type WebSocketMessageEvent,
} from "gatewright/proxy-events";
import { events, invokeEvent } from "gatewright/testing";

type Event = WebSocketConnectEvent | WebSocketMessageEvent | WebSocketDisconnectEvent;

export async function handler(event: Event) {
  if (isKind(event, "web-socket.connect")) {
    const isKnown = readHeader(event, "authorization") === "Bearer abc";
    return toWebSocketResult(isKnown ? ok() : problem({ status: 401 }));
  }
  if (isKind(event, "web-socket.disconnect")) return toWebSocketResult(ok());
  const message = readJson(event);
  return toWebSocketResult(text(message.ok ? JSON.stringify(message.value) : "invalid JSON"));
}

const headers = { Authorization: "Bearer abc" };
console.log((await invokeEvent(handler, events.webSocket("$connect"))).status);
console.log((await invokeEvent(handler, events.webSocket("$connect", { headers }))).status);
console.log((await invokeEvent(handler, events.webSocket("join", { body: { room: 1 } }))).body);
