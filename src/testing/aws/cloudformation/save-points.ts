import type { DomainNameRecord, UsagePlanRecord } from "../account/account-records.ts";
import { type Account, collection, type StoredRestApi } from "../account/store.ts";

/**
 * APIs, usage plans and custom domains as they were before a stack changed them. AWS rolls each
 * resource back with another update; here the API, plan or domain is restored as a whole, with its
 * ids and stages.
 */
export class SavePoints {
  readonly #account: Account;
  readonly #restApis = new Map<string, StoredRestApi>();
  readonly #usagePlans = new Map<string, UsagePlanRecord>();
  readonly #domainNames: ReadonlyMap<string, DomainNameRecord>;

  constructor(account: Account) {
    this.#account = account;
    this.#domainNames = new Map(account.domainNames);
  }

  /** Saves the APIs and plans with these ids, each on the first call that names it. */
  keep(ids: readonly string[]): void {
    for (const id of ids) {
      const restApi = this.#account.restApis.get(id);
      if (restApi && !this.#restApis.has(id)) this.#restApis.set(id, copyOf(restApi));
      const usagePlan = this.#account.usagePlans.get(id);
      if (usagePlan && !this.#usagePlans.has(id)) this.#usagePlans.set(id, usagePlan);
    }
  }

  /** Restores all of them except those removed since, which the stack had created. */
  restore(): void {
    const { restApis, usagePlans, domainNames } = this.#account;
    for (const [id, restApi] of this.#restApis) if (restApis.has(id)) restApis.set(id, restApi);
    for (const [id, plan] of this.#usagePlans) if (usagePlans.has(id)) usagePlans.set(id, plan);
    for (const [arn, domain] of this.#domainNames) {
      if (domainNames.has(arn)) domainNames.set(arn, domain);
    }
  }
}

/** Copies the collections only: operations add and remove entries, and never mutate one. */
function copyOf({ record, documentation, ...same }: StoredRestApi): StoredRestApi {
  return {
    ...same,
    record: {
      restApi: record.restApi,
      resources: collection(record.resources),
      models: collection(record.models),
      requestValidators: collection(record.requestValidators),
      authorizers: collection(record.authorizers),
      gatewayResponses: collection(record.gatewayResponses),
      deployments: collection(record.deployments),
      stages: collection(record.stages),
    },
    documentation: {
      parts: collection(documentation.parts),
      versions: collection(documentation.versions),
    },
  };
}
