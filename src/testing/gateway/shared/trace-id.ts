import { headerValue, type RequestMessage } from "../../../core/message.ts";
import { type Ports, randomHex, randomTraceId } from "../../request/ports.ts";

/**
 * Returns the X-Ray trace id of a request. A client's own id is kept. If it has only a root, a parent is
 * generated (both recorded; that such a request is not sampled is not recorded).
 */
export function traceIdOf({ headers }: RequestMessage, ports: Ports): string {
  const given = headerValue(headers, "x-amzn-trace-id");
  if (given === undefined) return randomTraceId(ports);
  const names = new Set(
    given.split(";").map((part) => part.split("=", 1)[0]?.trim().toLowerCase()),
  );
  if (!names.has("root")) return randomTraceId(ports);
  if (names.has("parent")) return given;
  const sampled = names.has("sampled") ? "" : ";Sampled=0";
  return `${given};Parent=${randomHex(ports, 16)}${sampled}`;
}
