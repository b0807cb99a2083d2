import {
  type CreateDomainNameRequest,
  type DeleteDomainNameRequest,
  type DomainName,
  EndpointAccessMode,
  type GetDomainNameRequest,
  type GetDomainNamesRequest,
  RoutingMode,
  SecurityPolicy,
  type UpdateDomainNameRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { fillEndpointDefaults } from "../../../integrations/model/record/defaults.ts";
import { domainNameRules } from "../../../integrations/model/rules/domain-name.ts";
import { randomId } from "../../request/ports.ts";
import { type DomainNameRecord } from "../account/account-records.ts";
import { badRequest } from "../account/aws-error.ts";
import { checkConstraints, enumerations, oneOf } from "../account/constraints.ts";
import { domainNameArn, findDomainName, setDomainName } from "../account/domain-name-store.ts";
import { regionalHostedZones } from "../account/regional-hosted-zones.ts";
import { type Account } from "../account/store.ts";
import { patchDomainName } from "../patches/domain-name-patches.ts";
import { endpointConstraints, toEndpointOutput } from "../patches/endpoint-patches.ts";
import { patchConstraints } from "../patches/patch.ts";
import { type Bound, checkRules, type Operation, page, withTags } from "./operation.ts";

/** Creates a domain, available at once. On AWS an edge-optimized one may take forty minutes. */
export const createDomainName: Operation<CreateDomainNameRequest, DomainName> = (
  account,
  input,
) => {
  const at = "createDomainNameInput.endpointConfiguration";
  checkConstraints([
    ...endpointConstraints(at, input.endpointConfiguration),
    ...enumerations("createDomainName", input, {
      securityPolicy: SecurityPolicy,
      endpointAccessMode: EndpointAccessMode,
      routingMode: RoutingMode,
    }),
  ]);
  const {
    domainName = "",
    certificateBody,
    certificatePrivateKey: _,
    certificateChain: __,
    endpointConfiguration,
    mutualTlsAuthentication,
    tags = {},
    ...settings
  } = input;
  const endpoint = fillEndpointDefaults(endpointConfiguration);
  const domain = withGeneratedNames(account, {
    domainName,
    ...(endpoint.types.includes("PRIVATE") && { domainNameId: randomId(account.ports) }),
    // Not sourced; earlier versions are being phased out.
    securityPolicy: "TLS_1_2",
    routingMode: "BASE_PATH_MAPPING_ONLY",
    ...defined(settings),
    ...(mutualTlsAuthentication && {
      mutualTlsAuthentication: defined(mutualTlsAuthentication),
    }),
    ...(Object.keys(tags).length > 0 && { tags }),
    certificateUploadDate: account.ports.clock(),
    hasOwnCertificate: certificateBody !== undefined,
    endpointConfiguration: endpoint,
    mappings: new Map(),
  });
  checkDomain(account, domain);
  if (account.domainNames.has(domainNameArn(account, domain))) {
    // The text and the type are a public capture.
    throw badRequest("The domain name you provided already exists.");
  }
  setDomainName(account, domain);
  return toOutput(account, domain);
};

export const getDomainName: Operation<Bound<GetDomainNameRequest, "domainName">, DomainName> = (
  account,
  key,
) => withTags(toOutput(account, findDomainName(account, key)));

/** Lists the domains of this account; the fake has no other accounts. */
export const getDomainNames: Operation<
  GetDomainNamesRequest,
  { items: DomainName[]; position?: string }
> = (account, input) => {
  const owned = input.resourceOwner === "OTHER_ACCOUNTS" ? [] : [...account.domainNames.values()];
  return page(
    owned.map((domain) => toOutput(account, domain)),
    input,
  );
};

export const updateDomainName: Operation<
  Bound<UpdateDomainNameRequest, "domainName">,
  DomainName
> = (account, { patchOperations = [], ...key }) => {
  checkConstraints(patchConstraints("updateDomainName", patchOperations));
  const current = findDomainName(account, key);
  const patched = patchDomainName(current, patchOperations);
  checkConstraints([oneOf("routingMode", patched.routingMode, Object.values(RoutingMode))]);
  const isUploaded = patchOperations.some(
    ({ op, path = "" }) => op !== "remove" && /^\/(?:regionalC|c)ertificate/.test(path),
  );
  const domain = withGeneratedNames(account, {
    ...patched,
    ...(isUploaded && { certificateUploadDate: account.ports.clock() }),
  });
  checkDomain(account, domain);
  setDomainName(account, domain);
  return withTags(toOutput(account, domain));
};

/** Deletes a domain with its mappings and access associations (not sourced). */
export const deleteDomainName: Operation<Bound<DeleteDomainNameRequest, "domainName">, object> = (
  account,
  key,
) => {
  const arn = domainNameArn(account, findDomainName(account, key));
  account.domainNames.delete(arn);
  for (const [each, { domainNameArn: of }] of account.accessAssociations) {
    if (of === arn) account.accessAssociations.delete(each);
  }
  return {};
};

function checkDomain(account: Account, domain: DomainNameRecord): void {
  const { certificateArn, certificateName, hasOwnCertificate = false } = domain;
  const { regionalCertificateArn, regionalCertificateName } = domain;
  checkRules(domainNameRules, {
    ...domain,
    types: domain.endpointConfiguration.types ?? [],
    region: account.region,
    hasEdgeCertificate: hasOwnCertificate || (certificateArn ?? certificateName) !== undefined,
    hasRegionalCertificate: (regionalCertificateArn ?? regionalCertificateName) !== undefined,
  });
}

/** Adds the generated hosts for the domain's DNS records, one for each of its types. */
function withGeneratedNames(
  { ports, region }: Account,
  { distributionDomainName, regionalDomainName, ...domain }: DomainNameRecord,
): DomainNameRecord {
  const types = domain.endpointConfiguration.types ?? [];
  return {
    ...domain,
    ...(types.includes("EDGE") && {
      distributionDomainName: distributionDomainName ?? `d${randomId(ports, 13)}.cloudfront.net`,
    }),
    ...(types.includes("REGIONAL") && {
      regionalDomainName:
        regionalDomainName ?? `d-${randomId(ports, 10)}.execute-api.${region}.amazonaws.com`,
    }),
  };
}

function toOutput(account: Account, domain: DomainNameRecord): DomainName {
  const { mappings: _, hasOwnCertificate: __, ...shown } = domain;
  const { endpointConfiguration, certificateUploadDate, ...same } = shown;
  const regionalHostedZoneId = regionalHostedZones[account.region];
  // The SDK types these strings as enumerations and has mutable maps; a record does not.
  return {
    ...same,
    domainNameArn: domainNameArn(account, domain),
    certificateUploadDate: new Date(certificateUploadDate),
    ...(same.distributionDomainName !== undefined && {
      distributionHostedZoneId: "Z2FDTNDATAQYW2",
    }),
    ...(same.regionalDomainName !== undefined &&
      regionalHostedZoneId !== undefined && { regionalHostedZoneId }),
    endpointConfiguration: toEndpointOutput(endpointConfiguration),
    domainNameStatus: "AVAILABLE",
  } as DomainName;
}
