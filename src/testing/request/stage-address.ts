/** What a client addresses: a stage of an API, and what is below it. */
export interface StageAddress {
  readonly apiId: string;
  readonly stageName: string;
  /** Path and query below the stage, undecoded. */
  readonly target: string;
}

// On AWS the API is part of the host; a private one may be called through its VPC endpoint.
const executeApiHost = /^([a-z\d]+)(?:-vpce-[a-z\d]+)?\.execute-api\./i;
// The paths by which local emulators take a stage where there is no such host.
const localPaths = [
  /^\/restapis\/([^/?]+)\/([^/?]+)\/_user_request_(?![^/?])(.*)$/s,
  /^\/_aws\/execute-api\/([^/?]+)\/([^/?]+)(.*)$/s,
];

/**
 * The stage that a request is for: by the API's own host, or by the path
 * `/restapis/API/STAGE/_user_request_/…` or `/_aws/execute-api/API/STAGE/…` at any other.
 */
export function stageAddress(host: string, target: string): StageAddress | undefined {
  const apiId = executeApiHost.exec(host)?.[1];
  if (apiId !== undefined) return { apiId, ...splitStage(target) };
  for (const pattern of localPaths) {
    const [, api, stageName, rest] = pattern.exec(target) ?? [];
    if (api !== undefined && stageName !== undefined && rest !== undefined) {
      return { apiId: api, stageName, target: fromSlash(rest) };
    }
  }
  return undefined;
}

/** The stage at the start of a path; slashes before it do not count. */
export function splitStage(target: string): Omit<StageAddress, "apiId"> {
  const [, stageName = "", rest = ""] = /^\/*([^/?]*)(.*)$/s.exec(target) ?? [];
  return { stageName, target: fromSlash(rest) };
}

export function fromSlash(target: string): string {
  return target.startsWith("/") ? target : `/${target}`;
}
