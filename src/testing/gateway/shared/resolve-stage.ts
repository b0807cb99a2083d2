import { headerValue, type RequestMessage, splitTarget } from "../../../core/message.ts";
import {
  fromSlash,
  type StageAddress,
  splitStage,
  stageAddress,
} from "../../request/stage-address.ts";

/** A domain of one's own in front of a stage. */
export interface CustomDomain {
  /** `api.example.com` */
  readonly name: string;
  /** `v1` for `https://api.example.com/v1/…`. Absent: the whole domain is the stage's. */
  readonly basePath?: string;
}

/** What a base path of a custom domain leads to. */
export interface DomainMapping {
  /** Empty: whatever no other base path takes. */
  readonly basePath: string;
  readonly apiId: string;
  /** Absent: it is the first part of the path below the base path. */
  readonly stageName?: string;
}

/** Where one stage is found. */
export interface Site {
  readonly apiId: string;
  readonly domainName: string;
  readonly stageName: string;
  readonly customDomain?: CustomDomain;
}

/** A request that found a stage. */
export interface Visit extends StageAddress {
  /** The host that the API takes it to have come to. */
  readonly domainName: string;
  /** As it would be sent to that host. */
  readonly clientTarget: string;
}

/** How a request reaches the stage by its host and path; undefined when it does not. */
export function visitOf(site: Site, message: RequestMessage): Visit | undefined {
  const { apiId, stageName, domainName, customDomain } = site;
  const { target } = message;
  const host = hostOf(message);
  if (customDomain && host === customDomain.name.toLowerCase()) {
    const mapping = { basePath: customDomain.basePath ?? "", apiId, stageName };
    return domainVisit(customDomain.name, [mapping], target);
  }
  const address = stageAddress(host, target) ?? { apiId, ...splitStage(target) };
  if (address.apiId !== apiId || address.stageName !== stageName) return undefined;
  return stageVisit(address, domainName, message);
}

/** A request that found a stage by the API's own host, or by a path that stands for it. */
export function stageVisit(
  address: StageAddress,
  domainName: string,
  message: RequestMessage,
): Visit {
  const isOwnHost = hostOf(message) === domainName;
  return {
    ...address,
    domainName,
    // Slashes before the path stay as they were sent; a local path is told as AWS's own.
    clientTarget: isOwnHost ? message.target : `/${address.stageName}${address.target}`,
  };
}

/** A request to a custom domain, by the longest base path that it is below; undefined for none. */
export function domainVisit(
  domainName: string,
  mappings: readonly DomainMapping[],
  target: string,
): Visit | undefined {
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

/** The host that a message was sent to, in lower case and without its port. */
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
