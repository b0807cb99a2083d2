import {
  createDomainNameAccessAssociation,
  deleteDomainNameAccessAssociation,
  getDomainNameAccessAssociations,
  rejectDomainNameAccessAssociation,
} from "./operations/access-associations.ts";
import { getAccount, updateAccount } from "./operations/account.ts";
import {
  createApiKey,
  deleteApiKey,
  getApiKey,
  getApiKeys,
  importApiKeys,
  updateApiKey,
} from "./operations/api-keys.ts";
import {
  createBasePathMapping,
  deleteBasePathMapping,
  getBasePathMapping,
  getBasePathMappings,
  updateBasePathMapping,
} from "./operations/base-path-mappings.ts";
import {
  deleteClientCertificate,
  generateClientCertificate,
  getClientCertificate,
  getClientCertificates,
  updateClientCertificate,
} from "./operations/client-certificates.ts";
import {
  createDomainName,
  deleteDomainName,
  getDomainName,
  getDomainNames,
  updateDomainName,
} from "./operations/domain-names.ts";
import { getSdk, getSdkType, getSdkTypes } from "./operations/sdks.ts";
import { getTags, tagResource, untagResource } from "./operations/tags.ts";
import { getUsage, updateUsage } from "./operations/usage.ts";
import {
  createUsagePlanKey,
  deleteUsagePlanKey,
  getUsagePlanKey,
  getUsagePlanKeys,
} from "./operations/usage-plan-keys.ts";
import {
  createUsagePlan,
  deleteUsagePlan,
  getUsagePlan,
  getUsagePlans,
  updateUsagePlan,
} from "./operations/usage-plans.ts";
import {
  createVpcLink,
  deleteVpcLink,
  getVpcLink,
  getVpcLinks,
  updateVpcLink,
} from "./operations/vpc-links.ts";

/** The operations on an account's resources other than its APIs. */
export const accountOperations = {
  GetAccount: getAccount,
  UpdateAccount: updateAccount,
  CreateApiKey: createApiKey,
  GetApiKey: getApiKey,
  GetApiKeys: getApiKeys,
  UpdateApiKey: updateApiKey,
  DeleteApiKey: deleteApiKey,
  ImportApiKeys: importApiKeys,
  CreateUsagePlan: createUsagePlan,
  GetUsagePlan: getUsagePlan,
  GetUsagePlans: getUsagePlans,
  UpdateUsagePlan: updateUsagePlan,
  DeleteUsagePlan: deleteUsagePlan,
  CreateUsagePlanKey: createUsagePlanKey,
  GetUsagePlanKey: getUsagePlanKey,
  GetUsagePlanKeys: getUsagePlanKeys,
  DeleteUsagePlanKey: deleteUsagePlanKey,
  CreateVpcLink: createVpcLink,
  GetVpcLink: getVpcLink,
  GetVpcLinks: getVpcLinks,
  UpdateVpcLink: updateVpcLink,
  DeleteVpcLink: deleteVpcLink,
  GetUsage: getUsage,
  UpdateUsage: updateUsage,
  CreateDomainName: createDomainName,
  GetDomainName: getDomainName,
  GetDomainNames: getDomainNames,
  UpdateDomainName: updateDomainName,
  DeleteDomainName: deleteDomainName,
  CreateBasePathMapping: createBasePathMapping,
  GetBasePathMapping: getBasePathMapping,
  GetBasePathMappings: getBasePathMappings,
  UpdateBasePathMapping: updateBasePathMapping,
  DeleteBasePathMapping: deleteBasePathMapping,
  CreateDomainNameAccessAssociation: createDomainNameAccessAssociation,
  GetDomainNameAccessAssociations: getDomainNameAccessAssociations,
  DeleteDomainNameAccessAssociation: deleteDomainNameAccessAssociation,
  RejectDomainNameAccessAssociation: rejectDomainNameAccessAssociation,
  GenerateClientCertificate: generateClientCertificate,
  GetClientCertificate: getClientCertificate,
  GetClientCertificates: getClientCertificates,
  UpdateClientCertificate: updateClientCertificate,
  DeleteClientCertificate: deleteClientCertificate,
  TagResource: tagResource,
  UntagResource: untagResource,
  GetTags: getTags,
  GetSdk: getSdk,
  GetSdkType: getSdkType,
  GetSdkTypes: getSdkTypes,
};
