/** What a client addresses: a stage of an API, and a target below it. */
export interface StageAddress {
  readonly apiId: string;
  readonly stageName: string;
  /** Path and query below the stage, undecoded. */
  readonly target: string;
}

// On AWS the host contains the API's id. A private API may be called through its VPC endpoint.
const executeApiHost = /^([a-z\d]+)(?:-vpce-[a-z\d]+)?\.execute-api\./i;
// The paths that local emulators use for a stage on any other host.
const localPaths = [
  /^\/restapis\/([^/?]+)\/([^/?]+)\/_user_request_(?![^/?])(.*)$/s,
  /^\/_aws\/execute-api\/([^/?]+)\/([^/?]+)(.*)$/s,
];

/**
 * Returns the stage that a request addresses: by the API's own host, or on any other host by the path
 * `/restapis/API/STAGE/_user_request_/…` or `/_aws/execute-api/API/STAGE/…`.
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

/** Reads the stage at the start of a path, ignoring slashes before it. */
export function splitStage(target: string): Omit<StageAddress, "apiId"> {
  const [, stageName = "", rest = ""] = /^\/*([^/?]*)(.*)$/s.exec(target) ?? [];
  return { stageName, target: fromSlash(rest) };
}

export function fromSlash(target: string): string {
  return target.startsWith("/") ? target : `/${target}`;
}
