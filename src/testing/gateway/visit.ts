import { headerValue, type RequestMessage, splitTarget } from "../../message.ts";
import { fromSlash, splitStage, stageAddress } from "./stage-address.ts";

/** A domain of one's own in front of a stage. */
export interface CustomDomain {
  /** `api.example.com` */
  readonly name: string;
  /** `v1` for `https://api.example.com/v1/…`. Absent: the whole domain is the stage's. */
  readonly basePath?: string;
}

/** Where one stage is found. */
export interface Site {
  readonly apiId: string;
  readonly domainName: string;
  readonly stageName: string;
  readonly customDomain?: CustomDomain;
}

/** A request that found the stage. */
export interface Visit {
  /** The host that the API takes it to have come to. */
  readonly domainName: string;
  /** As it would be sent to that host. */
  readonly clientTarget: string;
  /** Below the stage. */
  readonly target: string;
}

/** How a request reaches the stage by its host and path; undefined when it does not. */
export function visitOf(site: Site, { headers, target }: RequestMessage): Visit | undefined {
  const host = (headerValue(headers, "host") ?? "").toLowerCase().replace(/:\d+$/, "");
  const { customDomain, domainName } = site;
  if (customDomain && host === customDomain.name.toLowerCase()) {
    const below = withoutBasePath(target, customDomain.basePath ?? "");
    return below === undefined
      ? undefined
      : { domainName: customDomain.name, clientTarget: target, target: below };
  }
  const address = stageAddress(host, target) ?? { apiId: site.apiId, ...splitStage(target) };
  if (address.apiId !== site.apiId || address.stageName !== site.stageName) return undefined;
  const isOwnHost = host === domainName;
  return {
    domainName,
    // Slashes before the path stay as they were sent; a local path is told as AWS's own.
    clientTarget: isOwnHost ? target : `/${site.stageName}${address.target}`,
    target: address.target,
  };
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
