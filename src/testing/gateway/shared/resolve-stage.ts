import { headerValue, type RequestMessage, splitTarget } from "../../../core/message.ts";
import {
  fromSlash,
  type StageAddress,
  splitStage,
  stageAddress,
} from "../../request/stage-address.ts";

/** A custom domain of a stage. */
export interface CustomDomain {
  /** The domain name: `api.example.com`. */
  readonly name: string;
  /** `v1` for `https://api.example.com/v1/…`. Defaults to the whole domain. */
  readonly basePath?: string;
}

/** The API and stage that a base path of a custom domain maps to. */
export interface DomainMapping {
  /** Empty for every path that no other base path matches. */
  readonly basePath: string;
  readonly apiId: string;
  /** Defaults to the first segment of the path below the base path. */
  readonly stageName?: string;
}

/** The hosts and paths of a stage. */
export interface StageLocation {
  readonly apiId: string;
  readonly domainName: string;
  readonly stageName: string;
  readonly customDomain?: CustomDomain;
}

/** The stage that a request addresses. */
export interface ResolvedStage extends StageAddress {
  /** The host that the API sees. */
  readonly domainName: string;
  /** The target as a client would send it to that host. */
  readonly clientTarget: string;
}

/** Resolves the stage that a request addresses by its host and path. Returns undefined for another one. */
export function resolveStage(
  location: StageLocation,
  message: RequestMessage,
): ResolvedStage | undefined {
  const { apiId, stageName, domainName, customDomain } = location;
  const { target } = message;
  const host = hostOf(message);
  if (customDomain && host === customDomain.name.toLowerCase()) {
    const mapping = { basePath: customDomain.basePath ?? "", apiId, stageName };
    return resolveByDomain(customDomain.name, [mapping], target);
  }
  const address = stageAddress(host, target) ?? { apiId, ...splitStage(target) };
  if (address.apiId !== apiId || address.stageName !== stageName) return undefined;
  return resolveByHost(address, domainName, message);
}

/** Resolves a stage that was addressed by the API's own host, or by a path on another host. */
export function resolveByHost(
  address: StageAddress,
  domainName: string,
  message: RequestMessage,
): ResolvedStage {
  const isOwnHost = hostOf(message) === domainName;
  return {
    ...address,
    domainName,
    // Keeps slashes before the path. A local path is converted to the one on AWS.
    clientTarget: isOwnHost ? message.target : `/${address.stageName}${address.target}`,
  };
}

/** Resolves a request to a custom domain by its longest matching base path. */
export function resolveByDomain(
  domainName: string,
  mappings: readonly DomainMapping[],
  target: string,
): ResolvedStage | undefined {
  const longestFirst = mappings.toSorted(
    (left, right) => right.basePath.length - left.basePath.length,
  );
  for (const { basePath, apiId, stageName } of longestFirst) {
    const below = withoutBasePath(target, basePath);
    if (below === undefined) continue;
    const found = stageName === undefined ? splitStage(below) : { stageName, target: below };
    return { apiId, ...found, domainName, clientTarget: target };
  }
  return undefined;
}

/** Returns the host of a message, in lower case and without its port. */
export function hostOf({ headers }: RequestMessage): string {
  return (headerValue(headers, "host") ?? "").toLowerCase().replace(/:\d+$/, "");
}

function withoutBasePath(target: string, basePath: string): string | undefined {
  const base = basePath.replace(/^\/+|\/+$/g, "");
  if (base === "") return fromSlash(target);
  const { path, query } = splitTarget(target);
  const inner = path.replace(/^\/+/, "");
  if (inner !== base && !inner.startsWith(`${base}/`)) return undefined;
  const below = fromSlash(inner.slice(base.length));
  return query === "" ? below : `${below}?${query}`;
}
