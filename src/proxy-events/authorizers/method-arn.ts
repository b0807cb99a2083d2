import { GatewrightError } from "../../core/errors.ts";

/** The stage in the ARN of a method or route. */
export interface StageParts {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly apiId: string;
  readonly stage: string;
}

/** A method of a REST API or a route of an HTTP API. */
export interface MethodArnParts extends StageParts {
  /** `GET`; `*` for all. */
  readonly method: string;
  /** With its leading slash: `/orders/42`; `/*` for all. */
  readonly path: string;
}

/** A route of a WebSocket API. */
export interface RouteArnParts extends StageParts {
  /** `$connect`; `*` for all. */
  readonly routeKey: string;
}

/**
 * `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}{path}` of its parts.
 *
 * @example
 * methodArn({ ...parseMethodArn(event.methodArn), method: "GET", path: "/orders/*" });
 */
export function methodArn({ method, path, ...stage }: MethodArnParts): string {
  return `${stageArn(stage)}/${method}/${path.replace(/^\//, "")}`;
}

/** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{route key}` from its parts. */
export function routeArn({ routeKey, ...stage }: RouteArnParts): string {
  return `${stageArn(stage)}/${routeKey}`;
}

/**
 * Returns the ARN of everything on the stage, for any kind of API.
 *
 * @example
 * wholeStageArn(parseMethodArn(event.methodArn)); // "arn:aws:execute-api:us-east-1:123456789012:a1b2c3/live/*"
 */
export function wholeStageArn(stage: StageParts): string {
  return `${stageArn(stage)}/*`;
}

/**
 * Parses a method's ARN, as REST and HTTP API authorizers receive it.
 *
 * @example
 * parseMethodArn(event.methodArn).stage; // "live"
 *
 * @throws GatewrightError `authorizer.invalid` if it is not one
 */
export function parseMethodArn(arn: string): MethodArnParts {
  const { rest, ...stage } = parseArn(arn);
  const slash = rest.indexOf("/");
  if (slash === -1) return { ...stage, method: rest, path: "/" };
  return { ...stage, method: rest.slice(0, slash), path: rest.slice(slash) };
}

/**
 * Parses a route's ARN, as WebSocket authorizers receive it.
 *
 * @throws GatewrightError `authorizer.invalid` if it is not one
 */
export function parseRouteArn(arn: string): RouteArnParts {
  const { rest, ...stage } = parseArn(arn);
  return { ...stage, routeKey: rest };
}

function stageArn({ partition, region, accountId, apiId, stage }: StageParts): string {
  return `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage}`;
}

/** @returns with `rest`, what comes after the stage */
function parseArn(arn: string): StageParts & { readonly rest: string } {
  // A path may hold colons, so only the first five separate.
  const match = /^arn:([^:]+):execute-api:([^:]*):([^:]*):([^/]+)\/([^/]+)\/(.+)$/s.exec(arn);
  const [, partition, region, accountId, apiId, stage, rest] = match ?? [];
  if (partition && apiId && stage && rest && region !== undefined && accountId !== undefined) {
    return { partition, region, accountId, apiId, stage, rest };
  }
  throw new GatewrightError(
    "authorizer.invalid",
    `Failed to read the ARN ${JSON.stringify(arn)}: it is not the ARN of a method or route`,
    { hint: "arn:{partition}:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}" },
  );
}
