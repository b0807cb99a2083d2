import type {
  CreateDocumentationPartRequest,
  CreateVpcLinkRequest,
  GenerateClientCertificateRequest,
} from "@aws-sdk/client-api-gateway";
import { same } from "../../../integrations/formats/cloudformation/rest-members.ts";
import { objectOf } from "../../../integrations/formats/member-conversion.ts";
import { updateAccount } from "../operations/account.ts";
import {
  deleteClientCertificate,
  generateClientCertificate,
} from "../operations/client-certificates.ts";
import {
  createDocumentationPart,
  createDocumentationVersion,
  deleteDocumentationPart,
  deleteDocumentationVersion,
} from "../operations/documentation.ts";
import { createVpcLink, deleteVpcLink, updateVpcLink } from "../operations/vpc-links.ts";
import { partOf, textIn } from "./properties.ts";
import type { ResourceHandler } from "./resource-handler.ts";

const vpcLinkMembers = same({
  name: "text",
  description: "text",
  targetArns: "list",
  tags: "tags",
});

const vpcLink: ResourceHandler = {
  async create({ account, properties, tags }) {
    const input = partOf<CreateVpcLinkRequest>(properties, vpcLinkMembers);
    const { id = "" } = await createVpcLink(account, {
      ...input,
      tags: { ...input.tags, ...tags },
    });
    return { ref: id, attributes: { VpcLinkId: id } };
  },
  // CloudFormation also changes tags in place; here, changing them creates another link.
  createOnly: ["TargetArns", "Tags"],
  async update({ account, properties }, physicalId) {
    const replace = (path: string, value: string) => ({ op: "replace", path, value }) as const;
    await updateVpcLink(account, {
      vpcLinkId: physicalId,
      patchOperations: [
        replace("/name", textIn(properties, "Name")),
        replace("/description", textIn(properties, "Description")),
      ],
    });
  },
  remove: ({ account, physicalId }) => deleteVpcLink(account, { vpcLinkId: physicalId }),
};

const certificateMembers = same({ description: "text", tags: "tags" });

const clientCertificate: ResourceHandler = {
  async create({ account, properties, tags }) {
    const input = partOf<GenerateClientCertificateRequest>(properties, certificateMembers);
    const { clientCertificateId = "" } = await generateClientCertificate(account, {
      ...input,
      tags: { ...input.tags, ...tags },
    });
    return { ref: clientCertificateId, attributes: { ClientCertificateId: clientCertificateId } };
  },
  remove: ({ account, physicalId }) =>
    deleteClientCertificate(account, { clientCertificateId: physicalId }),
};

const partMembers = {
  ...same({ properties: "text" }),
  Location: {
    to: "location",
    shape: objectOf(
      same({ type: "text", path: "text", method: "text", statusCode: "text", name: "text" }),
    ),
  },
} as const;

const documentationPart: ResourceHandler = {
  replaces: "before",
  async create({ account, properties }) {
    const { RestApiId: _, ...own } = properties;
    const input = partOf<CreateDocumentationPartRequest>(own, partMembers);
    const restApiId = textIn(properties, "RestApiId");
    const { id = "" } = await createDocumentationPart(account, { ...input, restApiId });
    return { ref: id, attributes: { DocumentationPartId: id } };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteDocumentationPart(account, {
      restApiId: textIn(properties, "RestApiId"),
      documentationPartId: physicalId,
    }),
};

const documentationVersion: ResourceHandler = {
  replaces: "before",
  async create({ account, properties }) {
    const version = textIn(properties, "DocumentationVersion");
    await createDocumentationVersion(account, {
      restApiId: textIn(properties, "RestApiId"),
      documentationVersion: version,
      description: textIn(properties, "Description") || undefined,
    });
    return { ref: version, attributes: {} };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteDocumentationVersion(account, {
      restApiId: textIn(properties, "RestApiId"),
      documentationVersion: physicalId,
    }),
};

/** The settings of the account itself, which stay when the resource is deleted (documented). */
const accountSettings: ResourceHandler = {
  async create({ account, properties, logicalId }) {
    const value = textIn(properties, "CloudWatchRoleArn");
    const patchOperations = [{ op: "replace", path: "/cloudwatchRoleArn", value }] as const;
    await updateAccount(account, { patchOperations: [...patchOperations] });
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
  remove: () => undefined,
};

/** Handlers of an account's own resources and of an API's documentation. */
export const accountResources: Readonly<Record<string, ResourceHandler>> = {
  "AWS::ApiGateway::Account": accountSettings,
  "AWS::ApiGateway::VpcLink": vpcLink,
  "AWS::ApiGateway::ClientCertificate": clientCertificate,
  "AWS::ApiGateway::DocumentationPart": documentationPart,
  "AWS::ApiGateway::DocumentationVersion": documentationVersion,
};
