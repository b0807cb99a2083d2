import {
  CreateApiKeyCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  CreateUsagePlanCommand,
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
  GetRestApiCommand,
  GetStageCommand,
  GetTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { certificateArn } from "../support/arns.ts";
import { restClient } from "../support/rest-client.ts";

const health = restApi({
  name: "health",
  routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
});
const prefix = "arn:aws:apigateway:us-east-1::";

/**
 * An account with one resource of each type that can have tags, created with the tag `made: here`.
 */
async function open() {
  const client = restClient();
  const tags = { made: "here" };
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  const key = await client.send(new CreateApiKeyCommand({ name: "k", tags }));
  const plan = await client.send(new CreateUsagePlanCommand({ name: "p", tags }));
  const targetArns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b"];
  const link = await client.send(new CreateVpcLinkCommand({ name: "l", targetArns, tags }));
  const certificate = await client.send(new GenerateClientCertificateCommand({ tags }));
  const domainName = "api.example.com";
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn, tags }));
  const { domainNameArn = "" } = await client.send(
    new CreateDomainNameCommand({
      domainName: "private.example.com",
      certificateArn,
      endpointConfiguration: { types: ["PRIVATE"] },
      tags,
    }),
  );
  const { domainNameAccessAssociationArn = "" } = await client.send(
    new CreateDomainNameAccessAssociationCommand({
      domainNameArn,
      accessAssociationSource: "vpce-1",
      accessAssociationSourceType: "VPCE",
      tags,
    }),
  );
  return {
    client,
    restApiId,
    arns: {
      "a REST API": `${prefix}/restapis/${restApiId}`,
      "a stage": `${prefix}/restapis/${restApiId}/stages/live`,
      "an API key": `${prefix}/apikeys/${key.id}`,
      "a usage plan": `${prefix}/usageplans/${plan.id}`,
      "a VPC link": `${prefix}/vpclinks/${link.id}`,
      "a client certificate": `${prefix}/clientcertificates/${certificate.clientCertificateId}`,
      "a domain": `${prefix}/domainnames/${domainName}`,
      "a private domain": domainNameArn,
      "an access association": domainNameAccessAssociationArn,
    },
    get: async (resourceArn: string) =>
      (await client.send(new GetTagsCommand({ resourceArn }))).tags,
    tag: (resourceArn: string, tags: Record<string, string>) =>
      client.send(new TagResourceCommand({ resourceArn, tags })),
    untag: (resourceArn: string, ...tagKeys: string[]) =>
      client.send(new UntagResourceCommand({ resourceArn, tagKeys })),
  };
}

test.each([
  "a REST API",
  "a stage",
  "an API key",
  "a usage plan",
  "a VPC link",
  "a client certificate",
  "a domain",
  "a private domain",
  "an access association",
] as const)("%s is tagged and untagged, and keeps its original tags", async (kind) => {
  const { arns, get, tag, untag } = await open();
  const arn = arns[kind];
  const made = kind === "a REST API" || kind === "a stage" ? {} : { made: "here" };
  expect(await get(arn)).toEqual(made);
  expect((await tag(arn, { team: "a", stage: "b" })).$metadata.httpStatusCode).toBe(204);
  await tag(arn, { team: "c" });
  expect(await get(arn)).toEqual({ ...made, team: "c", stage: "b" });
  expect((await untag(arn, "made", "stage")).$metadata.httpStatusCode).toBe(204);
  expect(await get(arn)).toEqual({ team: "c" });
  await untag(arn, "team");
  expect(await get(arn)).toEqual({});
});

test("the resource itself has its tags", async () => {
  const { client, restApiId, arns, tag } = await open();
  await tag(arns["a REST API"], { team: "a" });
  await tag(arns["a stage"], { team: "b" });
  expect((await client.send(new GetRestApiCommand({ restApiId }))).tags).toEqual({ team: "a" });
  const stage = { restApiId, stageName: "live" };
  expect((await client.send(new GetStageCommand(stage))).tags).toEqual({ team: "b" });
  await client.send(new UpdateStageCommand({ ...stage, patchOperations: [] }));
  expect((await client.send(new GetStageCommand(stage))).tags).toEqual({ team: "b" });
});

test.each([
  [`${prefix}/restapis/nope`, "Invalid API identifier specified 123456789012:nope"],
  [`${prefix}/apikeys/nope`, "Invalid API Key identifier specified"],
  [`${prefix}/usageplans/nope`, "Invalid Usage Plan ID specified"],
  [`${prefix}/vpclinks/nope`, "Invalid Vpc Link identifier specified"],
  [`${prefix}/clientcertificates/nope`, "Invalid Client Certificate identifier specified"],
  [`${prefix}/domainnames/nope`, "Invalid domain name identifier specified"],
])("a missing resource has the error of its own operations: %s", async (arn, text) => {
  const { get } = await open();
  await expect(get(arn)).rejects.toMatchObject({ name: "NotFoundException", message: text });
});

test.each([`${prefix}/account/a`, "arn:aws:lambda:us-east-1:123456789012:function:a", "a"])(
  "an ARN of a resource without tags is rejected: %s",
  async (arn) => {
    const { get } = await open();
    await expect(get(arn)).rejects.toMatchObject({ name: "BadRequestException" });
  },
);

test("a resource has at most 50 tags", async () => {
  const { arns, get, tag } = await open();
  const many = Array.from({ length: 49 }, (_, index) => [`key${index}`, "a"]);
  await tag(arns["an API key"], Object.fromEntries(many));
  await expect(tag(arns["an API key"], { more: "a" })).rejects.toThrow(
    "A resource can have at most 50 tags.",
  );
  await tag(arns["an API key"], { key0: "b" });
  expect(await get(arns["an API key"])).toMatchObject({ key0: "b" });
});

test.each([
  ["a reserved key", { "AWS:a": "b" }],
  ["a long key", { ["k".repeat(129)]: "b" }],
  ["an empty key", { "": "b" }],
  ["a long value", { a: "v".repeat(257) }],
])("%s is rejected", async (_, tags) => {
  const { client, arns, tag } = await open();
  await expect(tag(arns["an API key"], tags)).rejects.toMatchObject({
    name: "BadRequestException",
  });
  await expect(client.send(new CreateApiKeyCommand({ tags }))).rejects.toMatchObject({
    name: "BadRequestException",
  });
});
