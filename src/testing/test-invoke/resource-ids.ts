import { type APIGatewayClient, GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";

export type RestClient = Pick<APIGatewayClient, "send">;

/** A resource with its id and path. */
export interface FoundResource {
  readonly resourceId: string;
  /** The path, such as `/orders/{id}`. */
  readonly path: string;
}

type PathsById = ReadonlyMap<string, string>;

const known = new WeakMap<RestClient, Map<string, Promise<PathsById>>>();

/**
 * Finds a resource of an API, because TestInvokeMethod accepts only ids.
 *
 * All resources of an API are read once per client, and again if one is missing, because it may be
 * new.
 *
 * @param name a path, which starts with a slash, or an id
 * @throws GatewrightError `test-invoke.failed`: the API has no such resource.
 */
export async function findResource(
  client: RestClient,
  restApiId: string,
  name: string,
): Promise<FoundResource> {
  const isKnown = known.get(client)?.has(restApiId) ?? false;
  const found = pick(await readOnce(client, restApiId), name);
  if (found) return found;
  if (isKnown) {
    forgetResources(client, restApiId);
    const again = pick(await readOnce(client, restApiId), name);
    if (again) return again;
  }
  const paths = [...(await readOnce(client, restApiId)).values()];
  const meant = nearest(name, paths);
  throw new GatewrightError(
    "test-invoke.failed",
    `Failed to find the resource ${name}: the API ${restApiId} has no resource ${name}`,
    { hint: meant ? `Did you mean "${meant}"?` : `Its resources are ${paths.join(", ")}.` },
  );
}

/** Forgets the resources of an API: a recreated resource has another id. */
export function forgetResources(client: RestClient, restApiId: string): void {
  known.get(client)?.delete(restApiId);
}

function pick(pathsById: PathsById, name: string): FoundResource | undefined {
  const path = pathsById.get(name);
  if (path !== undefined) return { resourceId: name, path };
  for (const [resourceId, candidate] of pathsById) {
    if (candidate === name) return { resourceId, path: candidate };
  }
  return undefined;
}

/** Shares one look-up between concurrent calls; a failed one is not cached. */
function readOnce(client: RestClient, restApiId: string): Promise<PathsById> {
  const ofClient = known.get(client) ?? new Map<string, Promise<PathsById>>();
  known.set(client, ofClient);
  const running = ofClient.get(restApiId) ?? readResources(client, restApiId);
  ofClient.set(restApiId, running);
  running.catch(() => ofClient.delete(restApiId));
  return running;
}

async function readResources(client: RestClient, restApiId: string): Promise<PathsById> {
  const paths = new Map<string, string>();
  let position: string | undefined;
  do {
    const input = { restApiId, limit: 500, ...(position !== undefined && { position }) };
    const page = await client.send(new GetResourcesCommand(input));
    for (const { id, path } of page.items ?? []) {
      if (id !== undefined && path !== undefined) paths.set(id, path);
    }
    position = page.position;
  } while (position !== undefined);
  return paths;
}
