import {
  CreateVpcLinkCommand,
  type CreateVpcLinkCommandInput,
  DeleteVpcLinkCommand,
  GetAccountCommand,
  GetVpcLinkCommand,
  GetVpcLinksCommand,
  UpdateAccountCommand,
  UpdateVpcLinkCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restClient } from "../support/rest-client.ts";

const targetArns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/0123"];

function open() {
  const client = restClient();
  return {
    client,
    create: (input: Partial<CreateVpcLinkCommandInput>) =>
      client.send(new CreateVpcLinkCommand({ name: "link", targetArns, ...input })),
  };
}

test("a new link is pending, and available when it is read", async () => {
  const { client, create } = open();
  const { id: vpcLinkId, status } = await create({ description: "to the shop" });
  expect(status).toBe("PENDING");
  expect(await client.send(new GetVpcLinkCommand({ vpcLinkId }))).toMatchObject({
    name: "link",
    description: "to the shop",
    status: "AVAILABLE",
    statusMessage: "Your vpc link is ready for use",
    targetArns,
  });
  const { items } = await client.send(new GetVpcLinksCommand({}));
  expect(items).toMatchObject([{ id: vpcLinkId }]);
});

test.each<[string, Partial<CreateVpcLinkCommandInput>, string]>([
  ["without a name", { name: "" }, "Name cannot be empty"],
  [
    "to an invalid ARN",
    { targetArns: ["invalid-arn"] },
    "Invalid ARN. ARN is not well formed invalid-arn",
  ],
])("a link %s is rejected", async (_, input, message) => {
  await expect(open().create(input)).rejects.toMatchObject({
    name: "BadRequestException",
    message,
  });
});

test("a link is renamed and deleted", async () => {
  const { client, create } = open();
  const { id: vpcLinkId } = await create({});
  const renamed = await client.send(
    new UpdateVpcLinkCommand({
      vpcLinkId,
      patchOperations: [{ op: "replace", path: "/name", value: "renamed" }],
    }),
  );
  expect(renamed.name).toBe("renamed");
  await client.send(new DeleteVpcLinkCommand({ vpcLinkId }));
  await expect(client.send(new GetVpcLinkCommand({ vpcLinkId }))).rejects.toMatchObject({
    name: "NotFoundException",
    message: "Invalid Vpc Link identifier specified",
  });
});

test("an account has limits, and a role that writes its logs", async () => {
  const { client } = open();
  const role = "arn:aws:iam::123456789012:role/logs";
  expect(await client.send(new GetAccountCommand({}))).toMatchObject({
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: ["UsagePlans"],
  });
  const patchOperations = [{ op: "replace", path: "/cloudwatchRoleArn", value: role }] as const;
  await client.send(new UpdateAccountCommand({ patchOperations: [...patchOperations] }));
  expect(await client.send(new GetAccountCommand({}))).toMatchObject({ cloudwatchRoleArn: role });
});
