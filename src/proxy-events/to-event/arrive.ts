import { byName } from "../../core/by-name.ts";
import { droppedHeaders, headersDroppedByHttpApis } from "../../core/header-policies.ts";
import { type Header, headerValue, type RequestMessage } from "../../core/message.ts";

/** Adds the headers that API Gateway adds to a client's. */
export interface Arrival {
  /** `Root=1-5759e988-bd862e3fe1be46a994272793`. */
  readonly traceId: string;
  /** Only in front of an edge-optimised REST API. */
  readonly edge?: EdgeArrival;
}

/** The headers that CloudFront adds for an edge-optimised REST API. */
export interface EdgeArrival {
  /** The address of the CloudFront server; comes after the client's in `X-Forwarded-For`. */
  readonly serverIp: string;
  readonly viewerAsn: string;
  /** Two letters: `US`. */
  readonly viewerCountry: string;
  readonly via: string;
  readonly requestId: string;
}

// Names that arrive in this spelling whatever the client wrote; all others keep the client's.
// Recorded for Authorization and User-Agent. A regional API leaves the rest as sent, Host apart
// (captures of 2017 to 2026, hotsock/voker's among them): it is an edge location that spells them.
const regionalSpelling = spellings(["Authorization", "Host", "User-Agent"]);
const edgeSpelling = spellings([
  "Accept",
  "Accept-Charset",
  "Accept-Encoding",
  "Accept-Language",
  "Authorization",
  "Host",
  "Referer",
  "User-Agent",
]);

function spellings(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/**
 * The headers of a REST API's event, out of those the client sent, sorted by name.
 *
 * Source of the order: a dozen published events, 2017 to 2026.
 */
export function restHeaders(
  sent: readonly Header[],
  sourceIp: string,
  arrival: Arrival | undefined,
): readonly Header[] {
  return arrivedHeaders(
    sent.filter(([name]) => !droppedHeaders.has(name.toLowerCase())),
    sourceIp,
    arrival,
  ).toSorted(byName);
}

/** The headers with which a client's request arrives at a method of a REST API. */
export function arrivedHeaders(
  sent: readonly Header[],
  sourceIp: string,
  arrival: Arrival | undefined,
): readonly Header[] {
  const spelling = arrival?.edge ? edgeSpelling : regionalSpelling;
  const spelled = sent.map(
    ([name, value]): Header => [spelling.get(name.toLowerCase()) ?? name, value],
  );
  return arrival ? withArrival(spelled, sourceIp, arrival) : spelled;
}

/** The headers of an HTTP API's event, spelled as the client sent them. */
export function httpHeaders(
  { headers, body, sourceIp = "" }: RequestMessage,
  arrival: Arrival | undefined,
): readonly Header[] {
  const kept = headers.filter(([name]) => !headersDroppedByHttpApis.has(name.toLowerCase()));
  const length = headerValue(kept, "content-length") ?? (body.length > 0 ? body.length : undefined);
  const complete: readonly Header[] = [
    ...kept.filter(([name]) => name.toLowerCase() !== "content-length"),
    ...(length === undefined ? [] : [["Content-Length", String(length)] as const]),
  ];
  return arrival ? withArrival(complete, sourceIp, arrival) : complete;
}

/** Adds the trace id and the forwarding headers; those of the same name that came are replaced. */
export function withArrival(
  headers: readonly Header[],
  sourceIp: string,
  { traceId, edge }: Arrival,
): readonly Header[] {
  const replaced = edge
    ? new Set([...forwarding, ...edgeHeaders(edge).map(lowerName)])
    : forwarding;
  const kept: Header[] = [];
  let forwardedFor: string | undefined;
  for (const header of headers) {
    const name = lowerName(header);
    if (name === "x-forwarded-for") forwardedFor ??= header[1];
    if (!replaced.has(name)) kept.push(header);
  }
  const addresses = [forwardedFor, sourceIp, edge?.serverIp];
  if (edge) kept.push(...edgeHeaders(edge));
  kept.push(
    ["X-Amzn-Trace-Id", traceId],
    ["X-Forwarded-For", addresses.filter((address) => address !== undefined).join(", ")],
    ["X-Forwarded-Port", "443"],
    ["X-Forwarded-Proto", "https"],
  );
  return kept;
}

const forwarding: ReadonlySet<string> = new Set([
  "x-amzn-trace-id",
  "x-forwarded-for",
  "x-forwarded-port",
  "x-forwarded-proto",
]);

function lowerName([name]: Header): string {
  return name.toLowerCase();
}

function edgeHeaders(edge: EdgeArrival): readonly Header[] {
  return [
    ["CloudFront-Forwarded-Proto", "https"],
    ["CloudFront-Is-Desktop-Viewer", "true"],
    ["CloudFront-Is-Mobile-Viewer", "false"],
    ["CloudFront-Is-SmartTV-Viewer", "false"],
    ["CloudFront-Is-Tablet-Viewer", "false"],
    ["CloudFront-Viewer-ASN", edge.viewerAsn],
    ["CloudFront-Viewer-Country", edge.viewerCountry],
    ["Via", edge.via],
    ["X-Amz-Cf-Id", edge.requestId],
  ];
}

/** The pairs of all `Cookie` headers, as payload 2.0 lists them: `["a=1", "b=2"]`. */
export function splitCookies(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split(";"))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "");
}
