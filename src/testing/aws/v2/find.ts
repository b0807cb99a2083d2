import { notFound } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";
import type { StoredApiV2 } from "../account/stored-api-v2.ts";

/** Finds an API. The error texts are not recorded, so they are the texts of REST APIs. */
export function findApi({ apisV2 }: Account, apiId: string): StoredApiV2 {
  const api = apisV2.get(apiId);
  if (api) return api;
  throw notFound("Invalid API identifier specified");
}

export function findItem<Item>(items: ReadonlyMap<string, Item>, id: string, what: string): Item {
  const item = items.get(id);
  if (item) return item;
  throw notFound(`Unable to find ${what} with id ${id}`);
}
