import type { DomainNameRecord, UsagePlanRecord } from "../account/account-records.ts";
import { type Account, collection, type StoredRestApi } from "../account/store.ts";

/**
 * APIs, usage plans and custom domains as they were before a stack touched them. On AWS each resource is brought
 * back by a further update; here what it is part of is put back, ids, stages and all.
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

  /** Keeps what has one of these ids, as it is when it is first named. */
  keep(ids: readonly string[]): void {
    for (const id of ids) {
      const restApi = this.#account.restApis.get(id);
      if (restApi && !this.#restApis.has(id)) this.#restApis.set(id, copyOf(restApi));
      const usagePlan = this.#account.usagePlans.get(id);
      if (usagePlan && !this.#usagePlans.has(id)) this.#usagePlans.set(id, usagePlan);
    }
  }

  /** Puts all of them back, but for what was removed since: the stack had made it. */
  restore(): void {
    const { restApis, usagePlans, domainNames } = this.#account;
    for (const [id, restApi] of this.#restApis) if (restApis.has(id)) restApis.set(id, restApi);
    for (const [id, plan] of this.#usagePlans) if (usagePlans.has(id)) usagePlans.set(id, plan);
    for (const [arn, domain] of this.#domainNames) {
      if (domainNames.has(arn)) domainNames.set(arn, domain);
    }
  }
}

/** Calls add to its collections and take from them; what is in them is replaced, never changed. */
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
