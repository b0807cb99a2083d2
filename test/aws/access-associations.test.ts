import {
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  DeleteDomainNameAccessAssociationCommand,
  DeleteDomainNameCommand,
  type EndpointType,
  GetDomainNameAccessAssociationsCommand,
  RejectDomainNameAccessAssociationCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { certificateArn } from "../support/arns.ts";
import { restClient } from "../support/rest-client.ts";

const domainName = "private.example.com";

async function open(type: EndpointType = "PRIVATE") {
  const client = restClient();
  const { domainNameArn = "", domainNameId } = await client.send(
    new CreateDomainNameCommand({
      domainName,
      certificateArn,
      endpointConfiguration: { types: [type] },
    }),
  );
  return {
    client,
    domainNameArn,
    domainNameId,
    associate: (accessAssociationSource: string) =>
      client.send(
        new CreateDomainNameAccessAssociationCommand({
          domainNameArn,
          accessAssociationSource,
          accessAssociationSourceType: "VPCE",
        }),
      ),
    sources: async (input = {}) => {
      const { items = [] } = await client.send(new GetDomainNameAccessAssociationsCommand(input));
      return items.map((each) => each.accessAssociationSource);
    },
  };
}

test("VPC endpoints are associated with a private domain, rejected and removed", async () => {
  const { client, domainNameArn, domainNameId, associate, sources } = await open();
  const first = await associate("vpce-1");
  const domainNameAccessAssociationArn = `arn:aws:apigateway:us-east-1:123456789012:/domainnameaccessassociations/domainname/${domainName}+${domainNameId}/vpcesource/vpce-1`;
  expect(first).toMatchObject({
    domainNameAccessAssociationArn,
    domainNameArn,
    accessAssociationSource: "vpce-1",
    accessAssociationSourceType: "VPCE",
  });
  const second = await associate("vpce-2");
  expect(await sources()).toEqual(["vpce-1", "vpce-2"]);
  expect(await sources({ resourceOwner: "OTHER_ACCOUNTS" })).toEqual([]);
  await client.send(
    new RejectDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn, domainNameArn }),
  );
  expect(await sources()).toEqual(["vpce-2"]);
  const { domainNameAccessAssociationArn: arn } = second;
  await client.send(
    new DeleteDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn: arn }),
  );
  expect(await sources()).toEqual([]);
});

test("deleting a domain deletes its associations", async () => {
  const { client, domainNameId, associate, sources } = await open();
  await associate("vpce-1");
  await client.send(new DeleteDomainNameCommand({ domainName, domainNameId }));
  expect(await sources()).toEqual([]);
});

test("the same endpoint twice and a public domain are rejected", async () => {
  const { associate } = await open();
  await associate("vpce-1");
  await expect(associate("vpce-1")).rejects.toMatchObject({ name: "ConflictException" });
  const inPublic = await open("EDGE");
  await expect(inPublic.associate("vpce-1")).rejects.toMatchObject({ name: "BadRequestException" });
});
