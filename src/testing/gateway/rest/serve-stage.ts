import { isBytes } from "../../../core/is-bytes.ts";
import { memoizeByObject } from "../../../core/memoize.ts";
import { headerValue, type RequestMessage } from "../../../core/message.ts";
import type {
  DeploymentSnapshot,
  StageRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import type { Backends } from "../../backends/backends.ts";
import type { Ports } from "../../request/ports.ts";
import type { FindApiKey } from "../shared/api-key.ts";
import type { GatewayRun } from "../shared/buffer-run.ts";
import { edgeArrival, isEdgeOptimised } from "../shared/edge.ts";
import type { ChooseFault } from "../shared/faults.ts";
import { withServiceHeaders } from "../shared/service-headers.ts";
import { suggestRoute } from "../shared/suggest-route.ts";
import { type MatchedRoute, routeFinder, routesByKey, unmatchedRoute } from "./find-route.ts";
import { runRestMethod } from "./rest.ts";
import { type ExecutionStage, type RestExecution, type RestFront } from "./steps/execution.ts";
import { refuseUnsupported, type UnsupportedFeature } from "./unsupported.ts";

/** A stage, its API, and its hosts. */
export interface ServedStage {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly domainName: string;
  /** Whether clients come through an edge location. Defaults to the API's endpoint type. */
  readonly isEdge?: boolean;
  readonly stage: StageRecord;
  readonly deployment: DeploymentSnapshot;
  /** Missing if nothing was deployed. */
  readonly deploymentId?: string;
  readonly isCanaryRequest?: boolean;
  readonly findApiKey: FindApiKey;
  /** Missing if authorizers and policies are ignored. */
  readonly front?: RestFront;
  readonly backends: Backends;
  readonly chooseFault: ChooseFault;
  /** Unsupported features to ignore. */
  readonly ignore: readonly UnsupportedFeature[];
  readonly ports: Ports;
}

/**
 * Handles a client's request to a stage of a REST API.
 *
 * @param request as it was sent; its target may start with the stage's name or a base path
 * @param target the target below the stage
 */
export async function serveStage(
  served: ServedStage,
  request: RequestMessage,
  target: string,
): Promise<GatewayRun> {
  const { deployment, ports } = served;
  const [path = ""] = target.split("?", 1);
  const route = routesOf(deployment)(request.method, path);
  const { isEdge = isEdgeOptimised(deployment.restApi) } = served;
  const edge = isEdge ? edgeArrival(ports) : undefined;
  const address = { clientTarget: request.target, arrival: edge ? { edge } : {} };
  const below = { ...request, target };
  const execution: RestExecution = route
    ? stageExecution(served, route, below, address)
    : {
        ...executionOf(served, unmatchedRoute, below, address),
        suggestRoute: () => suggestedRoute(served, request.method, path),
      };
  const { response, trace, extendedRequestId } = await runRestMethod(execution);
  const isLast = headerValue(request.headers, "connection") === "close";
  const around = { ports, requestId: trace.requestId, extendedRequestId, edge, isLast };
  const answer = withServiceHeaders(response, around);
  // In HTTP, a response to HEAD has no body. The host handles a streamed one.
  const isBodiless = request.method === "HEAD" && isBytes(answer.body);
  return {
    response: isBodiless ? { ...answer, body: new Uint8Array() } : answer,
    trace,
  };
}

/** Runs one request to a route of a stage. Its target is a path below the stage. */
export function stageExecution(
  served: ServedStage,
  route: MatchedRoute,
  request: RequestMessage,
  address: SentTo = {},
): RestExecution {
  const { resource, method } = route;
  const key = `${method.httpMethod} ${resource.path}`;
  refuseUnsupported(key, method, served.deployment, served.ignore);
  const injected = served.chooseFault(key, method.methodIntegration?.type);
  const execution = executionOf(served, route, request, address);
  return injected ? { ...execution, injected } : execution;
}

/** Returns how the client addressed the stage. */
type SentTo = Pick<ExecutionStage, "clientTarget" | "arrival">;

function executionOf(
  served: ServedStage,
  { resource, method, pathParameters }: MatchedRoute,
  request: RequestMessage,
  address: SentTo,
): RestExecution {
  const { apiId, accountId, region, deployment, findApiKey, front, backends, ports } = served;
  return {
    apiId,
    accountId,
    region,
    api: deployment,
    resource,
    method,
    pathParameters,
    request,
    stage: { ...executionStage(served), ...address },
    findApiKey,
    ...(front && { front }),
    backends,
    ports,
  };
}

/** Builds the tree of a deployment's routes once, because they never change. */
const routesOf = memoizeByObject((deployment: DeploymentSnapshot) =>
  routeFinder(Object.values(deployment.resources)),
);

function executionStage(served: ServedStage): ExecutionStage {
  const { stage, domainName, deploymentId, isCanaryRequest } = served;
  const overrides = isCanaryRequest ? stage.canarySettings?.stageVariableOverrides : undefined;
  return {
    name: stage.stageName,
    domainName,
    ...(deploymentId !== undefined && { deploymentId }),
    variables: { ...stage.variables, ...overrides },
    pathPrefix: `/${stage.stageName}`,
    ...(stage.canarySettings && { isCanaryRequest: isCanaryRequest ?? false }),
  };
}

/** Suggests a route for a request that matches none. */
function suggestedRoute(
  { deployment, stage }: ServedStage,
  httpMethod: string,
  path: string,
): string | undefined {
  // The client repeated the stage's name.
  const inStage = `/${stage.stageName}/`;
  const route = path.startsWith(inStage)
    ? routesOf(deployment)(httpMethod, path.slice(inStage.length - 1))
    : undefined;
  if (route) return `${route.method.httpMethod} ${route.resource.path}`;
  return suggestRoute(httpMethod, path, [...routesByKey(deployment).keys()]);
}
