import {
  GetDeploymentsCommand,
  GetMethodCommand,
  GetModelsCommand,
  GetRestApisCommand,
  GetStageCommand,
  GetUsagePlanCommand,
} from "@aws-sdk/client-api-gateway";
import {
  DeleteStackCommand,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  ListStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { fakeAws } from "../../../src/testing/aws/fake-aws.ts";
import { shopStack } from "../../support/shop-stack.ts";

const template = `
Description: an API & "its" stage
Parameters:
  Greeting: { Type: String, Default: hello }
  Limit: { Type: Number }
  Verb: { Type: String, Default: GET }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders } }
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Orders
      HttpMethod: !Ref Verb
      AuthorizationType: NONE
      MethodResponses: [{ StatusCode: 200 }]
      Integration:
        Type: MOCK
        RequestTemplates: { application/json: '{"statusCode": 200}' }
        IntegrationResponses:
          - StatusCode: 200
            ResponseTemplates: { application/json: !Ref Greeting }
  Order: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref Api, ContentType: application/json, Schema: { type: object } } }
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: Method
    Properties: { RestApiId: !Ref Api, Description: !Ref Greeting }
  Stage:
    Type: AWS::ApiGateway::Stage
    Properties: { RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: live }
  Key: { Type: AWS::ApiGateway::ApiKey, Properties: { Enabled: true } }
  Plan:
    Type: AWS::ApiGateway::UsagePlan
    DependsOn: Stage
    Properties:
      ApiStages: [{ ApiId: !Ref Api, Stage: !Ref Stage }]
      Quota: { Limit: !Ref Limit, Period: DAY }
  PlanKey:
    Type: AWS::ApiGateway::UsagePlanKey
    Properties: { KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan }
  Table: { Type: AWS::DynamoDB::Table }
Outputs:
  Url: { Value: !Sub "https://\${Api}.execute-api.\${AWS::Region}.amazonaws.com/\${Stage}", Description: where }
  PlanId: { Value: !Ref Plan, Export: { Name: plan } }
`;

function account() {
  const aws = fakeAws();
  const { stacks, apis, ...shop } = shopStack(aws);
  return {
    aws,
    stacks,
    apis,
    create: (values: Readonly<Record<string, string>> = { Limit: "10" }, body = template) =>
      shop.create(body, values),
    update: (values: Readonly<Record<string, string>>, body = template) =>
      shop.update(body, values),
    describe: async () => {
      const stack = await shop.describe();
      const outputs = Object.fromEntries(
        (stack?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [
          OutputKey,
          OutputValue,
        ]),
      );
      return { stack, outputs };
    },
    idOf: async (logicalId: string) => {
      const { StackResourceDetail } = await stacks.send(
        new DescribeStackResourceCommand({ StackName: "shop", LogicalResourceId: logicalId }),
      );
      return StackResourceDetail?.PhysicalResourceId ?? "";
    },
    call: async (url: string) => {
      const { host, pathname } = new URL(url);
      const { status, body } = await aws.handle({
        method: "GET",
        target: `${pathname}/orders`,
        headers: [["host", host]],
        body: new Uint8Array(),
        sourceIp: "203.0.113.7",
      });
      return `${status} ${new TextDecoder().decode(body)}`;
    },
  };
}

test("a stack deploys an API that answers", async () => {
  const { create, describe, call } = account();
  const { StackId } = await create();
  const { stack, outputs } = await describe();
  expect(stack).toMatchObject({
    StackId,
    StackStatus: "CREATE_COMPLETE",
    Description: 'an API & "its" stage',
    CreationTime: expect.any(Date),
  });
  expect(await call(outputs["Url"] ?? "")).toBe("200 hello");
});

test("the resources of a stack are tagged with its name", async () => {
  const { create, apis } = account();
  const { StackId = "" } = await create();
  const { items = [] } = await apis.send(new GetRestApisCommand({}));
  expect(items).toMatchObject([
    {
      name: "orders",
      tags: {
        "aws:cloudformation:logical-id": "Api",
        "aws:cloudformation:stack-id": StackId,
        "aws:cloudformation:stack-name": "shop",
      },
    },
  ]);
});

test("every resource is described, even one with only a name", async () => {
  const { create, stacks } = account();
  await create();
  const described = await stacks.send(new DescribeStackResourcesCommand({ StackName: "shop" }));
  const resources = (described.StackResources ?? []).map(
    ({ LogicalResourceId, ResourceType }) => `${LogicalResourceId} ${ResourceType}`,
  );
  expect(resources).toContain("Table AWS::DynamoDB::Table");
  expect(resources).toHaveLength(10);
});

test("an update keeps unchanged resources and those that it can update in place", async () => {
  const { create, update, describe, apis, idOf, call } = account();
  await create();
  const before = [await idOf("Api"), await idOf("Plan"), await idOf("Deployment")];
  await update({ Limit: "20", Greeting: "good day" });
  const after = [await idOf("Api"), await idOf("Plan"), await idOf("Deployment")];
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after[2]).not.toBe(before[2]);
  const { stack, outputs } = await describe();
  expect(stack?.StackStatus).toBe("UPDATE_COMPLETE");
  const plan = await apis.send(new GetUsagePlanCommand({ usagePlanId: outputs["PlanId"] }));
  expect(plan.quota).toEqual({ limit: 20, offset: 0, period: "DAY" });
  const { items } = await apis.send(new GetDeploymentsCommand({ restApiId: after[0] }));
  expect(items?.map(({ description }) => description)).toEqual(["good day"]);
  expect(await call(outputs["Url"] ?? "")).toBe("200 good day");
});

test("a method with another verb replaces the old one", async () => {
  const { create, update, apis, idOf } = account();
  await create();
  await update({ Limit: "10", Verb: "POST" });
  const key = { restApiId: await idOf("Api"), resourceId: await idOf("Orders") };
  await expect(
    apis.send(new GetMethodCommand({ ...key, httpMethod: "POST" })),
  ).resolves.toMatchObject({ methodIntegration: { type: "MOCK" } });
  await expect(apis.send(new GetMethodCommand({ ...key, httpMethod: "GET" }))).rejects.toThrow(
    "Invalid Method identifier specified",
  );
});

test("resources that the new template does not have are deleted", async () => {
  const { create, update, apis, idOf } = account();
  await create();
  await update({ Limit: "10" }, template.replace(/ {2}Order: .*\n/, ""));
  const { items = [] } = await apis.send(new GetModelsCommand({ restApiId: await idOf("Api") }));
  expect(items.map(({ name }) => name)).toEqual(["Empty", "Error"]);
});

test("a stack that fails leaves nothing behind, and its status has the reason", async () => {
  const { create, describe, apis } = account();
  await create({ Limit: "10" }, template.replace("Type: MOCK", "Type: HTTP"));
  const { stack } = await describe();
  expect(stack).toMatchObject({
    StackStatus: "ROLLBACK_COMPLETE",
    StackStatusReason: "Enumeration value for HttpMethod must be non-empty",
  });
  expect((await apis.send(new GetRestApisCommand({}))).items ?? []).toEqual([]);
});

test.each([
  ["StageName: live", "StageName: live, MethodSettings: []", "MethodSettings of a stack's stage"],
  [
    "Description: !Ref Greeting",
    "StageName: dev, StageDescription: { Tags: [] }",
    "Tags of a stack's StageDescription",
  ],
  ["Schema: { type: object }", "Shema: {}", "Encountered unsupported property Shema"],
])("%s changed to %s fails with an error that names it", async (text, other, reason) => {
  const { create, describe } = account();
  await create({ Limit: "10" }, template.replace(text, other));
  const { stack } = await describe();
  expect(stack?.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(stack?.StackStatusReason).toContain(reason);
});

test("a deployment describes its stage", async () => {
  const { create, apis, idOf } = account();
  const described =
    "StageName: dev, StageDescription: { Description: the first, Variables: { a: b } }";
  await create({ Limit: "10" }, template.replace("Description: !Ref Greeting", described));
  const stage = await apis.send(
    new GetStageCommand({ restApiId: await idOf("Api"), stageName: "dev" }),
  );
  expect(stage).toMatchObject({ description: "the first", variables: { a: "b" } });
  expect(stage.deploymentId).toBe(await idOf("Deployment"));
});

test("an update that fails leaves the stack as it was", async () => {
  const { create, update, describe, call } = account();
  await create();
  await update({ Limit: "10", Greeting: "bye" }, template.replace("Type: MOCK", "Type: HTTP"));
  const { stack, outputs } = await describe();
  expect(stack?.StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(await call(outputs["Url"] ?? "")).toBe("200 hello");
});

test("deleting a stack deletes everything that it created", async () => {
  const { create, stacks, apis, describe } = account();
  await create();
  await stacks.send(new DeleteStackCommand({ StackName: "shop" }));
  expect((await apis.send(new GetRestApisCommand({}))).items ?? []).toEqual([]);
  await expect(describe()).rejects.toThrow("Stack with id shop does not exist");
  await stacks.send(new DeleteStackCommand({ StackName: "shop" }));
});

test("a SAM template is expanded and deployed", async () => {
  const { create, stacks, apis, idOf } = account();
  await create(
    {},
    `
Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Events: { Get: { Type: Api, Properties: { Path: /, Method: get } } }
`,
  );
  const { StackResources = [] } = await stacks.send(
    new DescribeStackResourcesCommand({ StackName: "shop" }),
  );
  expect(StackResources.map(({ ResourceType }) => ResourceType)).toContain("AWS::Lambda::Function");
  const restApiId = await idOf("ServerlessRestApi");
  const { items = [] } = await apis.send(new GetDeploymentsCommand({ restApiId }));
  expect(items).toHaveLength(1);
});

test.each<
  [name: string, call: (cloud: ReturnType<typeof account>) => Promise<unknown>, error: object]
>([
  [
    "a second stack of that name",
    async ({ create }) => {
      await create();
      await create();
    },
    { name: "AlreadyExistsException", message: "Stack [shop] already exists" },
  ],
  [
    "a parameter without a value",
    ({ create }) => create({}),
    { name: "ValidationError", message: "Parameters: [Limit] must have values" },
  ],
  [
    "an invalid template",
    ({ create }) => create({}, "a: 1"),
    { name: "ValidationError", message: expect.stringContaining("Template format error") },
  ],
  [
    "a missing stack",
    ({ update }) => update({}),
    { name: "ValidationError", message: "Stack with id shop does not exist" },
  ],
  [
    "an operation that is not emulated",
    ({ stacks }) => stacks.send(new ListStacksCommand({})),
    { message: "gatewright: ListStacks is not emulated yet" },
  ],
])("%s is rejected", async (_, call, error) => {
  await expect(call(account())).rejects.toMatchObject(error);
});
