import type {
  CreateDomainNameAccessAssociationRequest,
  DeleteDomainNameAccessAssociationRequest,
  DomainNameAccessAssociation,
  GetDomainNameAccessAssociationsRequest,
  RejectDomainNameAccessAssociationRequest,
} from "@aws-sdk/client-api-gateway";
import type { AccessAssociationRecord } from "../account/account-records.ts";
import { apiGatewayArn } from "../account/arn.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import { type Bound, type Operation, page } from "./operation.ts";

/**
 * Creates an association. No error text of these operations is recorded; the ARNs are documented.
 */
export const createDomainNameAccessAssociation: Operation<
  CreateDomainNameAccessAssociationRequest,
  DomainNameAccessAssociation
> = (account, input) => {
  const { domainNameArn = "", accessAssociationSource = "", tags = {} } = input;
  const { accessAssociationSourceType = "" } = input;
  const at = "createDomainNameAccessAssociationInput.accessAssociationSourceType";
  checkConstraints([oneOf(at, input.accessAssociationSourceType, ["VPCE"])]);
  const domain = account.domainNames.get(domainNameArn);
  if (!domain) throw notFound("Invalid domain name identifier specified");
  if (domain.domainNameId === undefined) {
    throw badRequest("Access associations are supported for private custom domain names only.");
  }
  if (accessAssociationSource === "") throw badRequest("Invalid access association source");
  const arn = apiGatewayArn(
    account.region,
    `domainnameaccessassociations/domainname/${domain.domainName}+${domain.domainNameId}/vpcesource/${accessAssociationSource}`,
    account.accountId,
  );
  if (account.accessAssociations.has(arn)) {
    throw conflict("Domain name access association already exists");
  }
  const association: AccessAssociationRecord = {
    domainNameAccessAssociationArn: arn,
    domainNameArn,
    accessAssociationSourceType,
    accessAssociationSource,
    ...(Object.keys(tags).length > 0 && { tags }),
  };
  account.accessAssociations.set(arn, association);
  return toOutput(association);
};

/** Lists the associations of this account; the fake has no other accounts. */
export const getDomainNameAccessAssociations: Operation<
  GetDomainNameAccessAssociationsRequest,
  { items: DomainNameAccessAssociation[]; position?: string }
> = (account, input) => {
  const all = [...account.accessAssociations.values()];
  return page((input.resourceOwner === "OTHER_ACCOUNTS" ? [] : all).map(toOutput), input);
};

export const deleteDomainNameAccessAssociation: Operation<
  Bound<DeleteDomainNameAccessAssociationRequest, "domainNameAccessAssociationArn">,
  object
> = (account, { domainNameAccessAssociationArn }) => {
  const { domainNameAccessAssociationArn: arn } = findAssociation(
    account,
    domainNameAccessAssociationArn,
  );
  account.accessAssociations.delete(arn);
  return {};
};

/** Deletes an association: here, the domain owner's rejection has the same effect. */
export const rejectDomainNameAccessAssociation: Operation<
  RejectDomainNameAccessAssociationRequest,
  object
> = (account, { domainNameAccessAssociationArn = "", domainNameArn }) => {
  const association = findAssociation(account, domainNameAccessAssociationArn);
  if (association.domainNameArn !== domainNameArn) {
    throw notFound("Invalid domain name identifier specified");
  }
  account.accessAssociations.delete(domainNameAccessAssociationArn);
  return {};
};

export function findAssociation(
  { accessAssociations }: Pick<Account, "accessAssociations">,
  arn: string,
): AccessAssociationRecord {
  const association = accessAssociations.get(arn);
  if (association) return association;
  throw notFound("Invalid domain name access association identifier specified");
}

function toOutput(association: AccessAssociationRecord): DomainNameAccessAssociation {
  // The SDK types these strings as enumerations; a record does not.
  return association as DomainNameAccessAssociation;
}
