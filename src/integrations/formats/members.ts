import { lazy } from "../../core/memoize.ts";
import type { IntegrationV2Record } from "../model/record/api-v2-record.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../model/record/rest-api-record.ts";
import type { Conversion } from "./member-reading.ts";

/** Formats of an integration. */
export type Format = "openapi" | "cfn-v1" | "cfn-v2" | "terraform-v1" | "terraform-v2";

/** How a member's value is written. */
export type Shape =
  | "text"
  /** An enumeration value; OpenAPI writes some in lower case, and readers accept any case. */
  | "word"
  | "lower-word"
  | "version"
  | "number"
  | "boolean"
  | "list"
  | "map"
  /** A map of booleans. */
  | "flags"
  /** Text in the record, an object in the format. */
  | "json-text"
  | "tags"
  /** A map whose non-text values are ignored. */
  | "mapping"
  /** A map whose values may be null, which means an empty template. */
  | "templates"
  | "rest-tls"
  | "v2-tls"
  | "responses"
  | "response-parameters";

/** The record's member and the shape of its value. */
export interface Member<Name extends string = string> {
  readonly to: Name;
  readonly shape: Shape | Conversion;
}

/** The record's members by their names in a format. */
export type Members<Name extends string = string> = Readonly<Record<string, Member<Name>>>;

interface Row {
  readonly shape: Shape;
  readonly openapi?: string;
  readonly cfn?: string;
  readonly terraform?: string;
}

// One row per member of the record, for both directions. A format without a column cannot express
// the member.
const restRows = (): Readonly<Record<keyof IntegrationRecord, Row>> => ({
  type: { shape: "word", openapi: "type", cfn: "Type", terraform: "type" },
  httpMethod: {
    shape: "word",
    openapi: "httpMethod",
    cfn: "IntegrationHttpMethod",
    terraform: "integration_http_method",
  },
  uri: same("text", "uri"),
  connectionType: same("word", "connectionType"),
  connectionId: same("text", "connectionId"),
  integrationTarget: same("text", "integrationTarget"),
  credentials: same("text", "credentials"),
  requestParameters: same("map", "requestParameters"),
  requestTemplates: same("templates", "requestTemplates"),
  passthroughBehavior: same("word", "passthroughBehavior"),
  contentHandling: same("word", "contentHandling"),
  timeoutInMillis: {
    shape: "number",
    openapi: "timeoutInMillis",
    cfn: "TimeoutInMillis",
    terraform: "timeout_milliseconds",
  },
  cacheNamespace: same("text", "cacheNamespace"),
  cacheKeyParameters: same("list", "cacheKeyParameters"),
  tlsConfig: { shape: "rest-tls", openapi: "tlsConfig", terraform: "tls_config" },
  responseTransferMode: same("word", "responseTransferMode"),
  // Terraform uses a separate resource for them.
  integrationResponses: { shape: "responses", openapi: "responses", cfn: "IntegrationResponses" },
});

const v2Rows = (): Readonly<Partial<Record<keyof IntegrationV2Record, Row>>> => ({
  IntegrationType: v2("word", "IntegrationType", "type"),
  IntegrationSubtype: v2("text", "IntegrationSubtype", "integrationSubtype"),
  IntegrationUri: v2("text", "IntegrationUri", "uri"),
  IntegrationMethod: v2("word", "IntegrationMethod", "httpMethod"),
  PayloadFormatVersion: v2("version", "PayloadFormatVersion", "payloadFormatVersion"),
  ConnectionType: v2("word", "ConnectionType", "connectionType"),
  ConnectionId: v2("text", "ConnectionId", "connectionId"),
  CredentialsArn: v2("text", "CredentialsArn", "credentials"),
  Description: v2("text", "Description", "description"),
  RequestParameters: v2("map", "RequestParameters", "requestParameters"),
  ResponseParameters: v2("response-parameters", "ResponseParameters", "responseParameters"),
  RequestTemplates: v2("map", "RequestTemplates", "requestTemplates"),
  TemplateSelectionExpression: v2(
    "text",
    "TemplateSelectionExpression",
    "templateSelectionExpression",
  ),
  PassthroughBehavior: v2("word", "PassthroughBehavior", "passthroughBehavior"),
  ContentHandlingStrategy: v2("word", "ContentHandlingStrategy", "contentHandling"),
  TimeoutInMillis: {
    shape: "number",
    openapi: "timeoutInMillis",
    cfn: "TimeoutInMillis",
    terraform: "timeout_milliseconds",
  },
  TlsConfig: v2("v2-tls", "TlsConfig", "tlsConfig"),
});

const responseRows = (): Readonly<Record<keyof IntegrationResponseRecord, Row>> => ({
  statusCode: same("text", "statusCode"),
  selectionPattern: { shape: "text", cfn: "SelectionPattern" },
  responseParameters: same("map", "responseParameters"),
  responseTemplates: same("templates", "responseTemplates"),
  contentHandling: same("word", "contentHandling"),
});

/** The members of a REST API's integration, by the format's names. */
export const restMembers = perColumn(restRows);
/** The members of an HTTP or WebSocket API's integration, by the format's names. */
export const v2Members = perColumn(v2Rows);
/** The members of one integration response, by the format's names. */
export const responseMembers = perColumn(responseRows);

/** Members that locate the integration; they are kept unchanged. */
export const placementMembers: Readonly<Record<Format, readonly string[]>> = {
  openapi: [],
  "cfn-v1": [],
  "cfn-v2": ["ApiId"],
  "terraform-v1": ["rest_api_id", "resource_id", "http_method", ...metaArguments()],
  "terraform-v2": ["api_id", ...metaArguments()],
};

function metaArguments(): readonly string[] {
  return ["id", "region", "depends_on", "count", "for_each", "provider", "lifecycle"];
}

type Column = "openapi" | "cfn" | "terraform";

/** Creates each column on first use: most programs read no format. */
function perColumn(rows: () => Readonly<Record<string, Row>>): Readonly<Record<Column, Members>> {
  const members = (column: Column) =>
    lazy(
      (): Members =>
        Object.fromEntries(
          Object.entries(rows()).flatMap(([to, row]) => {
            const name = row[column];
            return name === undefined
              ? []
              : [[name, { to, shape: shapeIn(column, to, row.shape) }]];
          }),
        ),
    );
  const openapi = members("openapi");
  const cfn = members("cfn");
  const terraform = members("terraform");
  return {
    get openapi() {
      return openapi();
    },
    get cfn() {
      return cfn();
    },
    get terraform() {
      return terraform();
    },
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
function shapeIn(column: Column, to: string, shape: Shape): Shape {
  if (column === "openapi" && to === "requestParameters") return "mapping";
  const isLower = /^(?:type|IntegrationType|passthroughBehavior|PassthroughBehavior)$/.test(to);
  return column === "openapi" && isLower ? "lower-word" : shape;
}

/** `requestParameters`, `RequestParameters` and `request_parameters`. */
function same(shape: Shape, name: string): Row {
  const cfn = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { shape, openapi: name, cfn, terraform: snake(name) };
}

/** Row with the v2 API's name and OpenAPI's. */
function v2(shape: Shape, name: string, openapi: string): Row {
  return { shape, openapi, cfn: name, terraform: snake(name) };
}

function snake(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
