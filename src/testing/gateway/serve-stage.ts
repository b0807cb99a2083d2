import type { DeploymentSnapshot, StageRecord } from "../../integrations/record/rest-api-record.ts";
import {
  type Header,
  headerValue,
  type RequestMessage,
  type ResponseMessage,
} from "../../message.ts";
import { type Ports, randomHex, randomUuid } from "../ports.ts";
import type { FindApiKey } from "./api-key.ts";
import { bufferRun } from "./buffer-run.ts";
import type { Backends, ExecutionStage } from "./execution.ts";
import { type FindRoute, noRoute, resourceTree } from "./resource-tree.ts";
import { runRestMethod } from "./rest.ts";
import { refuseUnsupported, type UnsupportedFeature } from "./unsupported.ts";

/** A stage, what it serves, and where. */
export interface ServedStage {
  readonly apiId: string;
  readonly accountId: string;
  readonly domainName: string;
  readonly stage: StageRecord;
  readonly deployment: DeploymentSnapshot;
  readonly deploymentId: string;
  readonly isCanaryRequest?: boolean;
  readonly findApiKey: FindApiKey;
  readonly backends: Backends;
  /** Features that are not emulated and that may be there all the same. */
  readonly ignore: readonly UnsupportedFeature[];
  readonly ports: Ports;
}

/**
 * Answers a client's request to a stage of a REST API.
 *
 * @param request its target starts with the stage's name
 * @param target the same below the stage
 */
export async function serveStage(
  served: ServedStage,
  request: RequestMessage,
  target: string,
): Promise<ResponseMessage> {
  const { deployment, ports } = served;
  const [path = ""] = target.split("?", 1);
  const { resource, method } = routesOf(deployment)(request.method, path) ?? noRoute;
  const isEdge = deployment.restApi.endpointConfiguration?.types?.[0] === "EDGE";
  const around = { ports, isEdge, isLast: headerValue(request.headers, "connection") === "close" };
  refuseUnsupported(`${method.httpMethod} ${resource.path}`, method, deployment, served.ignore);
  const run = await runRestMethod({
    apiId: served.apiId,
    accountId: served.accountId,
    api: deployment,
    resource,
    method,
    request: { ...request, target },
    stage: executionStage(served, request, isEdge),
    findApiKey: served.findApiKey,
    backends: served.backends,
    ports,
  });
  const { response } = await bufferRun(run);
  return withServiceHeaders(response, around);
}

const trees = new WeakMap<DeploymentSnapshot, FindRoute>();

/** A deployment never changes, so its tree is built once. */
function routesOf(deployment: DeploymentSnapshot): FindRoute {
  const known = trees.get(deployment) ?? resourceTree(Object.values(deployment.resources));
  trees.set(deployment, known);
  return known;
}

function executionStage(
  { stage, domainName, deploymentId, isCanaryRequest, ports }: ServedStage,
  request: RequestMessage,
  isEdge: boolean,
): ExecutionStage {
  const overrides = isCanaryRequest ? stage.canarySettings?.stageVariableOverrides : undefined;
  return {
    name: stage.stageName,
    domainName,
    deploymentId,
    variables: { ...stage.variables, ...overrides },
    pathPrefix: `/${stage.stageName}`,
    clientTarget: request.target,
    arrival: isEdge ? { edge: edgeArrival(ports) } : {},
    ...(stage.canarySettings && { isCanaryRequest: isCanaryRequest ?? false }),
  };
}

interface Surroundings {
  readonly ports: Ports;
  readonly isEdge: boolean;
  /** The client asked to close the connection. */
  readonly isLast: boolean;
}

/** The headers around every answer, in front of an edge location's own (recorded). */
function withServiceHeaders(
  { status, headers, body }: ResponseMessage,
  { ports, isEdge, isLast }: Surroundings,
): ResponseMessage {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const added: Header[] = [
    ["Content-Type", "application/json"],
    ["Content-Length", String(body.length)],
    ["Connection", isLast ? "close" : "keep-alive"],
    ["Date", new Date(ports.clock()).toUTCString()],
    ["x-amzn-RequestId", randomUuid(ports)],
    ["x-amz-apigw-id", `${randomHex(ports, 15)}=`],
  ];
  if (isEdge) {
    const { via, requestId } = edgeArrival(ports);
    added.push(
      ["X-Cache", status < 400 ? "Miss from cloudfront" : "Error from cloudfront"],
      ["Via", via],
      ["X-Amz-Cf-Pop", "FRA56-P1"],
      ["X-Amz-Cf-Id", requestId],
    );
  }
  return {
    status,
    headers: [...headers, ...added.filter(([name]) => !names.has(name.toLowerCase()))],
    body,
  };
}

/** What CloudFront says of itself; the values are made up, the forms are recorded. */
function edgeArrival(ports: Ports) {
  return {
    serverIp: "198.51.100.7",
    viewerAsn: "64500",
    viewerCountry: "US",
    via: `1.1 ${randomHex(ports, 32)}.cloudfront.net (CloudFront)`,
    requestId: `${randomHex(ports, 54)}==`,
  };
}
