import type { BasePathMappingRecord, DomainNameRecord } from "./account-records.ts";
import { apiGatewayArn } from "./arn.ts";
import { notFound } from "./aws-error.ts";
import type { Account } from "./store.ts";

export interface DomainNameKey {
  readonly domainName: string;
  /** The id of a private domain. */
  readonly domainNameId?: string | undefined;
}

/**
 * Returns a domain's ARN. Both forms are documented: a private domain's has the account and an id.
 */
export function domainNameArn(
  { region, accountId }: Pick<Account, "region" | "accountId">,
  { domainName, domainNameId }: DomainNameKey,
): string {
  return domainNameId === undefined
    ? apiGatewayArn(region, `domainnames/${domainName}`)
    : apiGatewayArn(region, `domainnames/${domainName}+${domainNameId}`, accountId);
}

/** @throws AwsError if it is missing; the name alone does not find a private domain (reported). */
export function findDomainName(account: Account, key: DomainNameKey): DomainNameRecord {
  const domain = account.domainNames.get(domainNameArn(account, key));
  if (domain) return domain;
  // The text is a public capture.
  throw notFound("Invalid domain name identifier specified");
}

export function setDomainName(account: Account, domain: DomainNameRecord): void {
  account.domainNames.set(domainNameArn(account, domain), domain);
}

/** Returns the domains with a host's name, which private domains may share. */
export function domainNamesAt({ domainNames }: Account, host: string): DomainNameRecord[] {
  return [...domainNames.values()].filter(({ domainName }) => domainName.toLowerCase() === host);
}

/** Returns the domains with a mapping to an API, or to one stage of it. */
export function domainNamesTo(
  { domainNames }: Account,
  { restApiId, stage }: Pick<BasePathMappingRecord, "restApiId" | "stage">,
): string[] {
  return [...domainNames.values()].flatMap(({ domainName, mappings }) =>
    [...mappings.values()].some(
      (mapping) =>
        mapping.restApiId === restApiId && (stage === undefined || mapping.stage === stage),
    )
      ? [domainName]
      : [],
  );
}
