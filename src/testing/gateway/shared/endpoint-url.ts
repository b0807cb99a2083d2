import { encodeComponent, type Header } from "../../../core/message.ts";
import { awsUri } from "../../../integrations/model/grammar/aws-uri.ts";
import { type ServiceAddress } from "../../backends/services.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { type BackendContext } from "./backend-context.ts";
import { fillMember } from "./stage-variables.ts";

/** The URL of an integration request, and what the form of the URI adds to it. */
export interface Endpoint {
  readonly url: string;
  readonly headers: readonly Header[];
  /** Missing if the endpoint is not an AWS service. */
  readonly service?: ServiceAddress;
}

type Base = Pick<Endpoint, "headers" | "service"> & { readonly base: string };

/** The parts of an integration that determine the address. */
export interface EndpointSettings {
  readonly uri: string;
  /** Whether the URI names an action of an AWS service. */
  readonly isService: boolean;
  /** Whether the request goes through a VPC link of version 2, which prepends the stage's name to the path. */
  readonly hasStageInPath: boolean;
}

/** Parameters that mappings and overrides add to the integration request. */
export interface MappedParameters {
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly Header[];
  readonly headers: readonly Header[];
}

/**
 * Builds the URL of an integration: fills in stage variables and path parameters, and appends mapped
 * query parameters after the URI's own and `clientQuery`.
 */
export function endpointOf(
  { uri: text, isService, hasStageInPath }: EndpointSettings,
  { path, query }: Pick<MappedParameters, "path" | "query">,
  stage: BackendContext["stage"],
  clientQuery: readonly Header[] = [],
): Endpoint {
  const uri = fillMember(text, stage.variables, "uri");
  const { base, ...rest } = isService
    ? serviceBase(uri)
    : httpBase(hasStageInPath ? withStage(uri, stage.name) : uri);
  const filled = base.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => path.get(name) ?? "");
  const added = printQuery([...clientQuery, ...query]);
  const separator = filled.includes("?") ? "&" : "?";
  const url = added === "" ? filled : `${filled}${separator}${added}`;
  if (!URL.canParse(url)) throw new GatewayFault("endpoint.address", { uri });
  return { url, ...rest };
}

/** Source: developer guide, private-integration. */
function withStage(uri: string, stageName: string): string {
  return uri.replace(/^https?:\/\/[^/?#]+/, (origin) => `${origin}/${stageName}`);
}

function httpBase(uri: string): Base {
  if (!/^https?:\/\/[^/]/.test(uri)) throw new GatewayFault("endpoint.address", { uri });
  // A stage variable may already end with the slash that follows it.
  return { base: uri.replace(/([^:/])\/\/+/g, "$1/"), headers: [] };
}

// Services whose JSON protocol names the operation in a header, with the prefix used there. For others,
// such as EventBridge, the author maps the header (recorded).
const targetPrefixes: Readonly<Record<string, string>> = {
  dynamodb: "DynamoDB_20120810",
  firehose: "Firehose_20150804", // a guess: deployed integrations do not map the header
  kinesis: "Kinesis_20131202",
  states: "AWSStepFunctions",
};

// Operations with their own host, and the prefix of that host. Sources: the SDK's clients, and a public
// trace of API Gateway for this one.
const hostPrefixes: Readonly<Record<string, string>> = { "states:StartSyncExecution": "sync-" };

function serviceBase(text: string): Base {
  const uri = awsUri.read(text);
  if (!uri || uri.target.type === "stage-variable") {
    throw new GatewayFault("endpoint.address", { uri: text });
  }
  const { partition, service, subdomain, region, target } = uri;
  const name = subdomain === undefined ? service : `${subdomain}.${service}`;
  const operation = target.type === "action" ? `${service}:${target.action}` : "";
  const prefix = ownText(hostPrefixes, operation) ?? "";
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const origin = `https://${prefix}${name}.${region}.${domain}`;
  const address = { service, region, ...(subdomain !== undefined && { subdomain }) };
  if (target.type === "path") {
    const base = `${origin}/${target.path.replace(/^\//, "")}`;
    return { base, headers: [], service: address };
  }
  const query = printQuery(Object.entries({ Action: target.action, ...target.parameters }));
  const targetPrefix = ownText(targetPrefixes, service);
  return {
    base: `${origin}/?${query}`,
    headers:
      targetPrefix === undefined ? [] : [["X-Amz-Target", `${targetPrefix}.${target.action}`]],
    service: address,
  };
}

function ownText(texts: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function printQuery(pairs: readonly Header[]): string {
  return pairs
    .map(([name, value]) => `${encodeComponent(name)}=${encodeComponent(value)}`)
    .join("&");
}
