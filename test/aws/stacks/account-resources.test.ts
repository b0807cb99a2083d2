import {
  GetAccountCommand,
  GetAuthorizersCommand,
  GetClientCertificateCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  GetRestApisCommand,
  GetVpcLinksCommand,
} from "@aws-sdk/client-api-gateway";
import { DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { fakeAws } from "../../../src/testing/aws/fake-aws.ts";
import { shopStack } from "../../support/shop-stack.ts";

const template = `
Parameters:
  Policy: { Type: String, Default: TLS_1_2 }
  BasePath: { Type: String, Default: v1 }
  Source: { Type: String, Default: method.request.header.Authorization }
Resources:
  Account: { Type: AWS::ApiGateway::Account, Properties: { CloudWatchRoleArn: "arn:aws:iam::123456789012:role/logs" } }
  Link:
    Type: AWS::ApiGateway::VpcLink
    Properties: { Name: link, TargetArns: ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b"] }
  Certificate: { Type: AWS::ApiGateway::ClientCertificate, Properties: { Description: for backends } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders } }
  Part:
    Type: AWS::ApiGateway::DocumentationPart
    Properties: { RestApiId: !Ref Api, Location: { Type: API }, Properties: '{"description": "orders"}' }
  Version:
    Type: AWS::ApiGateway::DocumentationVersion
    DependsOn: Part
    Properties: { RestApiId: !Ref Api, DocumentationVersion: "1" }
  Authorizer:
    Type: AWS::ApiGateway::Authorizer
    Properties: { RestApiId: !Ref Api, Name: tokens, Type: TOKEN, IdentitySource: !Ref Source }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      MethodResponses: [{ StatusCode: 200 }]
      Integration:
        Type: MOCK
        RequestTemplates: { application/json: '{"statusCode": 200}' }
        IntegrationResponses: [{ StatusCode: 200, ResponseTemplates: { application/json: hello } }]
  Deployment: { Type: AWS::ApiGateway::Deployment, DependsOn: Method, Properties: { RestApiId: !Ref Api } }
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties: { RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: live, ClientCertificateId: !Ref Certificate }
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties:
      DomainName: api.example.com
      RegionalCertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/a
      EndpointConfiguration: { Types: [REGIONAL] }
      SecurityPolicy: !Ref Policy
  Mapping:
    Type: AWS::ApiGateway::BasePathMapping
    Properties: { DomainName: !Ref Domain, RestApiId: !Ref Api, Stage: !Ref Stage, BasePath: !Ref BasePath }
  Private:
    Type: AWS::ApiGateway::DomainNameV2
    Properties:
      DomainName: private.example.com
      CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/a
      EndpointConfiguration: { Types: [PRIVATE] }
  Access:
    Type: AWS::ApiGateway::DomainNameAccessAssociation
    Properties: { DomainNameArn: !Ref Private, AccessAssociationSource: vpce-1, AccessAssociationSourceType: VPCE }
Outputs:
  Target: { Value: !GetAtt Domain.RegionalDomainName }
`;

function open() {
  const aws = fakeAws();
  const { stacks, apis, ...stack } = shopStack(aws);
  return {
    stacks,
    apis,
    create: () => stack.create(template),
    update: (values: Readonly<Record<string, string>>, body = template) =>
      stack.update(body, values),
    describe: async () => {
      const { StackStatus, Outputs } = (await stack.describe()) ?? {};
      return { status: StackStatus, target: Outputs?.[0]?.OutputValue };
    },
    get: async (path: string) => {
      const response = await aws.fetch(new Request(`https://api.example.com${path}`));
      return `${response.status} ${await response.text()}`;
    },
    domain: () => apis.send(new GetDomainNameCommand({ domainName: "api.example.com" })),
  };
}

test("a stack has a custom domain with a mapping to its stage", async () => {
  const { create, describe, get, domain } = open();
  await create();
  expect(await describe()).toEqual({
    status: "CREATE_COMPLETE",
    target: (await domain()).regionalDomainName,
  });
  expect(await get("/v1/")).toBe("200 hello");
});

test("a stack has links, certificates, documentation and the account's role", async () => {
  const { apis, create } = open();
  await create();
  const { items: links = [] } = await apis.send(new GetVpcLinksCommand({}));
  expect(links).toMatchObject([{ name: "link" }]);
  expect(await apis.send(new GetAccountCommand({}))).toMatchObject({
    cloudwatchRoleArn: "arn:aws:iam::123456789012:role/logs",
  });
  const { items = [] } = await apis.send(new GetRestApisCommand({}));
  const restApiId = items[0]?.id;
  const { items: parts } = await apis.send(new GetDocumentationPartsCommand({ restApiId }));
  expect(parts).toMatchObject([{ properties: '{"description": "orders"}' }]);
  const { items: versions } = await apis.send(new GetDocumentationVersionsCommand({ restApiId }));
  expect(versions).toMatchObject([{ version: "1" }]);
  const associations = await apis.send(new GetDomainNameAccessAssociationsCommand({}));
  expect(associations.items).toMatchObject([{ accessAssociationSource: "vpce-1" }]);
});

test("a domain is updated in place, and keeps its mappings", async () => {
  const { create, update, get, domain } = open();
  await create();
  const before = await domain();
  await update({ Policy: "TLS_1_0" });
  expect(await domain()).toMatchObject({
    securityPolicy: "TLS_1_0",
    regionalDomainName: before.regionalDomainName,
  });
  expect(await get("/v1/")).toBe("200 hello");
  await update({ Policy: "TLS_1_0", BasePath: "v2" });
  expect([await get("/v1/"), await get("/v2/")]).toEqual([
    '403 {"message":"Forbidden"}',
    "200 hello",
  ]);
});

test("a link is renamed in place", async () => {
  const { apis, create, update } = open();
  await create();
  const links = async () => (await apis.send(new GetVpcLinksCommand({}))).items ?? [];
  const [before] = await links();
  await update({}, template.replace("Name: link", "Name: backends"));
  expect(await links()).toMatchObject([{ id: before?.id, name: "backends" }]);
});

test("a changed name replaces the domain", async () => {
  const { apis, create, update } = open();
  await create();
  await update({}, template.replace("api.example.com", "orders.example.com"));
  const { items = [] } = await apis.send(new GetDomainNamesCommand({}));
  expect(new Set(items.map(({ domainName }) => domainName))).toEqual(
    new Set(["orders.example.com", "private.example.com"]),
  );
});

test("an update that fails leaves the domain as it was", async () => {
  const { create, update, describe, get, domain } = open();
  await create();
  await update({ Policy: "TLS_1_0", BasePath: "a/b" });
  expect(await describe()).toMatchObject({ status: "UPDATE_ROLLBACK_COMPLETE" });
  expect(await domain()).toMatchObject({ securityPolicy: "TLS_1_2" });
  expect(await get("/v1/")).toBe("200 hello");
});

test("an authorizer is updated in place, with the same name", async () => {
  const { apis, create, update, describe } = open();
  await create();
  await update({ Source: "method.request.header.Token" });
  expect(await describe()).toMatchObject({ status: "UPDATE_COMPLETE" });
  const { items = [] } = await apis.send(new GetRestApisCommand({}));
  const authorizers = await apis.send(new GetAuthorizersCommand({ restApiId: items[0]?.id }));
  expect(authorizers.items).toMatchObject([
    { name: "tokens", identitySource: "method.request.header.Token" },
  ]);
});

test("deleting a stack deletes its resources", async () => {
  const { stacks, apis, create } = open();
  await create();
  await stacks.send(new DeleteStackCommand({ StackName: "shop" }));
  for (const list of [GetDomainNamesCommand, GetVpcLinksCommand, GetRestApisCommand]) {
    expect((await apis.send(new list({}))).items).toEqual([]);
  }
  await expect(
    apis.send(new GetClientCertificateCommand({ clientCertificateId: "any" })),
  ).rejects.toMatchObject({ name: "NotFoundException" });
});
