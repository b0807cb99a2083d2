import { mediaTypeOf } from "../../core/binary-media-types.ts";
import { type Header, headerValue, type RequestMessage, splitTarget } from "../../core/message.ts";
import type { AlbEvent } from "../events/alb.ts";
import { type Arrival, withArrival } from "./arrive.ts";
import { eventBody } from "./event-parts.ts";
import { allValues, lastValues } from "./query.ts";

export interface AlbEventInput {
  readonly request: RequestMessage;
  readonly context: { readonly targetGroupArn: string };
  /** The target group's attribute `lambda.multi_value_headers.enabled`. */
  readonly multiValueHeaders?: boolean;
  readonly arrival?: Arrival;
}

// Source: "Use Lambda functions as targets of an Application Load Balancer", "Receive events".
const textTypes = /^(?:text\/.*|application\/(?:json|javascript|xml))$/;

/**
 * The event of a load balancer. Header names come in lower case, query values as the client sent
 * them; a compressed or unknown body is base64, and no body is empty text.
 */
export function toAlbEvent({
  request,
  context,
  multiValueHeaders = false,
  arrival,
}: AlbEventInput): AlbEvent {
  const { path, query } = splitTarget(request.target);
  const arrived = arrival
    ? withArrival(request.headers, request.sourceIp ?? "", arrival)
    : request.headers;
  const headers = arrived.map(([name, value]): Header => [name.toLowerCase(), value]);
  const pairs = undecodedPairs(query);
  const isText =
    textTypes.test(mediaTypeOf(headerValue(headers, "content-type"))) &&
    headerValue(headers, "content-encoding") === undefined;
  const { body, isBase64Encoded } = eventBody(request.body, !isText);
  return {
    requestContext: { elb: { targetGroupArn: context.targetGroupArn } },
    httpMethod: request.method,
    path,
    ...(multiValueHeaders
      ? { multiValueQueryStringParameters: allValues(pairs), multiValueHeaders: allValues(headers) }
      : { queryStringParameters: lastValues(pairs), headers: lastValues(headers) }),
    body: body ?? "",
    isBase64Encoded,
  };
}

function undecodedPairs(query: string): readonly (readonly [string, string])[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals === -1 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
    });
}
