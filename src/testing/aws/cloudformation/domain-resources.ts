import type { CreateDomainNameRequest, DomainName } from "@aws-sdk/client-api-gateway";
import type { Json } from "../../../core/json.ts";
import { same } from "../../../integrations/formats/cloudformation/rest-members.ts";
import { objectOf } from "../../../integrations/formats/member-conversion.ts";
import {
  type DomainNameKey,
  domainNameArn,
  findDomainName,
  setDomainName,
} from "../account/domain-name-store.ts";
import {
  createDomainNameAccessAssociation,
  deleteDomainNameAccessAssociation,
} from "../operations/access-associations.ts";
import { createBasePathMapping, deleteBasePathMapping } from "../operations/base-path-mappings.ts";
import { createDomainName, deleteDomainName } from "../operations/domain-names.ts";
import { type Properties, partOf, textIn } from "./properties.ts";
import type { CreateRequest, ResourceHandler } from "./resource-handler.ts";

const domainMembers = same({
  domainName: "text",
  certificateArn: "text",
  regionalCertificateArn: "text",
  ownershipVerificationCertificateArn: "text",
  endpointAccessMode: "text",
  endpointConfiguration: objectOf(
    same({ types: "list", ipAddressType: "text", vpcEndpointIds: "list" }),
  ),
  mutualTlsAuthentication: objectOf(same({ truststoreUri: "text", truststoreVersion: "text" })),
  policy: "json-text",
  routingMode: "text",
  securityPolicy: "text",
  tags: "tags",
});

async function createDomain({ account, properties, tags }: CreateRequest): Promise<DomainName> {
  const input = partOf<CreateDomainNameRequest>(properties, domainMembers);
  return createDomainName(account, { ...input, tags: { ...input.tags, ...tags } });
}

/** Applies new properties to a domain, which keeps its generated names and its mappings. */
async function updateDomain(request: CreateRequest, key: DomainNameKey): Promise<void> {
  const { account } = request;
  const before = findDomainName(account, key);
  account.domainNames.delete(domainNameArn(account, before));
  try {
    const { domainName: name = "", domainNameId } = await createDomain(request);
    const made = findDomainName(account, { domainName: name, domainNameId });
    account.domainNames.delete(domainNameArn(account, made));
    setDomainName(account, {
      ...made,
      ...(before.domainNameId !== undefined && { domainNameId: before.domainNameId }),
      ...(made.regionalDomainName !== undefined &&
        before.regionalDomainName !== undefined && {
          regionalDomainName: before.regionalDomainName,
        }),
      ...(made.distributionDomainName !== undefined &&
        before.distributionDomainName !== undefined && {
          distributionDomainName: before.distributionDomainName,
        }),
      mappings: before.mappings,
    });
  } catch (error) {
    setDomainName(account, before);
    throw error;
  }
}

const domainName: ResourceHandler = {
  createOnly: ["DomainName"],
  update: (request, physicalId) => updateDomain(request, { domainName: physicalId }),
  async create(request) {
    const domain = await createDomain(request);
    const attributes: Record<string, Json | undefined> = {
      DistributionDomainName: domain.distributionDomainName,
      DistributionHostedZoneId: domain.distributionHostedZoneId,
      DomainNameArn: domain.domainNameArn,
      RegionalDomainName: domain.regionalDomainName,
      RegionalHostedZoneId: domain.regionalHostedZoneId,
    };
    return { ref: domain.domainName ?? "", attributes: textsOf(attributes) };
  },
  remove: ({ account, physicalId }) => deleteDomainName(account, { domainName: physicalId }),
};

/** A private domain, which other resources reference by its ARN. */
const privateDomainName: ResourceHandler = {
  createOnly: ["DomainName", "EndpointConfiguration"],
  update: (request, physicalId) => updateDomain(request, domainOf(physicalId)),
  async create(request) {
    const { domainNameArn = "", domainNameId = "" } = await createDomain(request);
    const attributes = { DomainNameArn: domainNameArn, DomainNameId: domainNameId };
    return { ref: domainNameArn, attributes };
  },
  remove: ({ account, physicalId }) => deleteDomainName(account, domainOf(physicalId)),
};

/** The format of a mapping's physical id is not sourced. */
const basePathMapping: ResourceHandler = {
  replaces: "before",
  async create({ account, properties }) {
    const domain = mappedDomain(properties);
    const { basePath = "" } = await createBasePathMapping(account, {
      ...domain,
      basePath: textIn(properties, "BasePath"),
      restApiId: textIn(properties, "RestApiId"),
      stage: textIn(properties, "Stage"),
    });
    return { ref: `${domain.domainName}|${basePath}`, attributes: {} };
  },
  remove: ({ account, properties }) =>
    deleteBasePathMapping(account, {
      ...mappedDomain(properties),
      basePath: textIn(properties, "BasePath") || "(none)",
    }),
};

const accessAssociation: ResourceHandler = {
  async create({ account, properties, tags }) {
    const { domainNameAccessAssociationArn = "" } = await createDomainNameAccessAssociation(
      account,
      {
        domainNameArn: textIn(properties, "DomainNameArn"),
        accessAssociationSource: textIn(properties, "AccessAssociationSource"),
        accessAssociationSourceType: "VPCE",
        tags,
      },
    );
    return {
      ref: domainNameAccessAssociationArn,
      attributes: { DomainNameAccessAssociationArn: domainNameAccessAssociationArn },
    };
  },
  remove: ({ account, physicalId }) =>
    deleteDomainNameAccessAssociation(account, { domainNameAccessAssociationArn: physicalId }),
};

/** The domain of a mapping, by its name or, if it is private, by its ARN. */
function mappedDomain(properties: Properties) {
  const arn = textIn(properties, "DomainNameArn");
  return arn === "" ? { domainName: textIn(properties, "DomainName") } : domainOf(arn);
}

/** `…:/domainnames/private.example.com+abcd1234` */
function domainOf(arn: string): DomainNameKey {
  const [, name = "", domainNameId] = /\/domainnames\/([^/+]+)(?:\+(.+))?$/.exec(arn) ?? [];
  return { domainName: name, ...(domainNameId !== undefined && { domainNameId }) };
}

function textsOf(values: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  const given = Object.entries(values).flatMap(([name, value]): [string, Json][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(given);
}

/** Handlers of custom domain names and their mappings. */
export const domainResources: Readonly<Record<string, ResourceHandler>> = {
  "AWS::ApiGateway::DomainName": domainName,
  "AWS::ApiGateway::DomainNameV2": privateDomainName,
  "AWS::ApiGateway::BasePathMapping": basePathMapping,
  "AWS::ApiGateway::BasePathMappingV2": basePathMapping,
  "AWS::ApiGateway::DomainNameAccessAssociation": accessAssociation,
};
