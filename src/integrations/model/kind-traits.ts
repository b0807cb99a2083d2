import type { IntegrationKind } from "./integration.ts";

/** The kind of backend. */
export type Family = "lambda" | "http" | "mock" | "aws-service" | "private";

/**
 * A kind's members in the record: its row in AWS's matrix. Classifying reads them, and lowering
 * writes them.
 */
export interface KindTraits {
  readonly api: "REST" | "HTTP" | "WEBSOCKET";
  readonly type: "AWS" | "AWS_PROXY" | "HTTP" | "HTTP_PROXY" | "MOCK";
  /** The backend in the URI; for `subtype`, `IntegrationSubtype` names it instead. */
  readonly backend: "lambda" | "firehose" | "service" | "subtype" | "http" | "none";
  /** Version of the VPC link. Without one, the backend is reached over the internet. */
  readonly vpcLink?: "V1" | "V2";
  readonly responseTransferMode?: "STREAM";
  readonly family: Family;
}

/**
 * AWS's matrix, one row per kind. The library does not support combinations that are missing here.
 *
 * @example
 * kindTraits["rest.lambda-proxy"].type; // "AWS_PROXY"
 */
export const kindTraits: Readonly<Record<IntegrationKind, KindTraits>> = {
  "rest.lambda-proxy": rest("AWS_PROXY", "lambda", "lambda"),
  "rest.lambda-streaming-proxy": streaming(rest("AWS_PROXY", "lambda", "lambda")),
  "rest.firehose-proxy": rest("AWS_PROXY", "firehose", "aws-service"),
  "rest.lambda": rest("AWS", "lambda", "lambda"),
  "rest.aws-service": rest("AWS", "service", "aws-service"),
  "rest.http": rest("HTTP", "http", "http"),
  "rest.http-proxy": rest("HTTP_PROXY", "http", "http"),
  "rest.http-streaming-proxy": streaming(rest("HTTP_PROXY", "http", "http")),
  "rest.mock": rest("MOCK", "none", "mock"),
  "rest.private-http-v1": linked("V1", rest("HTTP", "http", "private")),
  "rest.private-http-proxy-v1": linked("V1", rest("HTTP_PROXY", "http", "private")),
  "rest.private-http-streaming-proxy-v1": linked(
    "V1",
    streaming(rest("HTTP_PROXY", "http", "private")),
  ),
  "rest.private-http-proxy-v2": linked("V2", rest("HTTP_PROXY", "http", "private")),
  "rest.private-http-streaming-proxy-v2": linked(
    "V2",
    streaming(rest("HTTP_PROXY", "http", "private")),
  ),
  "http.lambda-proxy": http("AWS_PROXY", "lambda", "lambda"),
  "http.aws-service": http("AWS_PROXY", "subtype", "aws-service"),
  "http.http-proxy": http("HTTP_PROXY", "http", "http"),
  "http.private": linked("V2", http("HTTP_PROXY", "http", "private")),
  "web-socket.lambda-proxy": webSocket("AWS_PROXY", "lambda", "lambda"),
  "web-socket.lambda": webSocket("AWS", "lambda", "lambda"),
  "web-socket.aws-service": webSocket("AWS", "service", "aws-service"),
  "web-socket.http": webSocket("HTTP", "http", "http"),
  "web-socket.http-proxy": webSocket("HTTP_PROXY", "http", "http"),
  "web-socket.mock": webSocket("MOCK", "none", "mock"),
  "web-socket.private-http-v1": linked("V1", webSocket("HTTP", "http", "private")),
  "web-socket.private-http-proxy-v1": linked("V1", webSocket("HTTP_PROXY", "http", "private")),
};

/**
 * Returns the family of a kind.
 *
 * @example
 * familyOf("rest.private-http-proxy-v2"); // "private"
 */
export function familyOf(kind: IntegrationKind): Family {
  return kindTraits[kind].family;
}

/** Every kind, in the order of the matrix. */
// Object.keys widens to string; the keys are the table's own.
export const integrationKinds = Object.keys(kindTraits) as readonly IntegrationKind[];

function rest(
  type: KindTraits["type"],
  backend: KindTraits["backend"],
  family: Family,
): KindTraits {
  return { api: "REST", type, backend, family };
}

function http(
  type: KindTraits["type"],
  backend: KindTraits["backend"],
  family: Family,
): KindTraits {
  return { api: "HTTP", type, backend, family };
}

function webSocket(
  type: KindTraits["type"],
  backend: KindTraits["backend"],
  family: Family,
): KindTraits {
  return { api: "WEBSOCKET", type, backend, family };
}

function streaming(traits: KindTraits): KindTraits {
  return { ...traits, responseTransferMode: "STREAM" };
}

function linked(vpcLink: "V1" | "V2", traits: KindTraits): KindTraits {
  return { ...traits, vpcLink };
}
