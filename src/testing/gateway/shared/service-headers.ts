import { textBytes } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import {
  type Header,
  headerValue,
  type MessageBody,
  type ResponseMessage,
} from "../../../core/message.ts";
import type { EdgeArrival } from "../../../proxy-events/to-event/arrive.ts";
import { type Ports, randomExtendedId, randomUuid } from "../../request/ports.ts";

/** The response for an unknown API or stage. Not recorded; AWS's public hosts return it. */
export function forbidden(ports: Ports): ResponseMessage<MessageBody> {
  const answer = {
    status: 403,
    headers: [["x-amzn-ErrorType", "ForbiddenException"] as const],
    body: textBytes('{"message":"Forbidden"}'),
  };
  const ids = { requestId: randomUuid(ports), extendedRequestId: randomExtendedId(ports) };
  return withServiceHeaders(answer, { ports, ...ids, edge: undefined, isLast: false });
}

interface Surroundings {
  readonly ports: Ports;
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** Missing without an edge location. */
  readonly edge: EdgeArrival | undefined;
  /** Whether the client asked to close the connection. */
  readonly isLast: boolean;
}

/** Returns the headers of every response, before those of an edge location (recorded). */
export function withServiceHeaders(
  answer: ResponseMessage<MessageBody>,
  { ports, requestId, extendedRequestId, edge, isLast }: Surroundings,
): ResponseMessage<MessageBody> {
  const { status, headers, body } = answer;
  const length = isBytes(body) ? body.length : undefined;
  const added: Header[] = [
    ["Content-Type", "application/json"],
    ...(length === undefined ? [] : [["Content-Length", String(length)] as const]),
    ["Connection", isLast ? "close" : "keep-alive"],
    ["Date", httpDate(Math.floor(ports.clock() / 1000))],
    ["x-amzn-RequestId", requestId],
    ["x-amz-apigw-id", extendedRequestId],
  ];
  if (edge) {
    added.push(
      ["X-Cache", status < 400 ? "Miss from cloudfront" : "Error from cloudfront"],
      ["Via", edge.via],
      ["X-Amz-Cf-Pop", "FRA56-P1"],
      // The backend receives the same id (inferred).
      ["X-Amz-Cf-Id", edge.requestId],
    );
  }
  const all = [...headers];
  for (const line of added) if (headerValue(headers, line[0]) === undefined) all.push(line);
  return { ...answer, headers: all };
}

let lastDate = { seconds: 0, text: "Thu, 01 Jan 1970 00:00:00 GMT" };

/** Returns the `Date` of a response. Memoized, because a busy server writes the same one many times. */
function httpDate(seconds: number): string {
  if (lastDate.seconds !== seconds) {
    lastDate = { seconds, text: new Date(seconds * 1000).toUTCString() };
  }
  return lastDate.text;
}
