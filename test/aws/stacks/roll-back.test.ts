import {
  GetApiKeysCommand,
  GetDeploymentsCommand,
  GetModelsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
} from "@aws-sdk/client-api-gateway";
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  type StackEvent,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { fakeAws } from "../../../src/testing/aws/fake-aws.ts";
import { shopStack } from "../../support/shop-stack.ts";

const template = `
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders, Description: first } }
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Orders
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: MOCK, RequestTemplates: { application/json: '{"statusCode": 200}' } }
  Order:
    Type: AWS::ApiGateway::Model
    Properties: { RestApiId: !Ref Api, ContentType: application/json, Schema: { type: object } }
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: Method
    Properties: { RestApiId: !Ref Api, StageName: live, Description: the first }
  Key: { Type: AWS::ApiGateway::ApiKey, Properties: { Name: key one } }
  Plan:
    Type: AWS::ApiGateway::UsagePlan
    DependsOn: [Deployment, Order]
    Properties: { UsagePlanName: plan, ApiStages: [{ ApiId: !Ref Api, Stage: live }], Quota: { Limit: 10, Period: DAY } }
  PlanKey:
    Type: AWS::ApiGateway::UsagePlanKey
    Properties: { KeyId: !Ref Key, KeyType: API_KEY, UsagePlanId: !Ref Plan }
`;

/** A resource below a missing parent, created after all others. */
const broken = `
  Broken:
    Type: AWS::ApiGateway::Resource
    DependsOn: PlanKey
    Properties: { RestApiId: !Ref Api, ParentId: nowhere, PathPart: lost }
`;

/** The stack with another value in every resource. */
const changed = [
  ["Description: first", "Description: second"],
  ["PathPart: orders", "PathPart: renamed"],
  ["{ type: object }", "{ type: array }"],
  ["200}", "201}"],
  ["the first", "the second"],
  ["key one", "key two"],
  ["Limit: 10", "Limit: 20"],
].reduce((text, [from = "", to = ""]) => text.replace(from, to), template);

async function account() {
  const aws = fakeAws({ clock: () => 1_790_000_000_000 });
  const { stacks, apis, create, update, describe } = shopStack(aws);
  const StackName = "shop";
  await create(template);
  return {
    stacks,
    apis,
    update: (body: string) => update(body),
    describe,
    /** The events, oldest first. */
    events: async () => {
      const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName }));
      return StackEvents.toReversed();
    },
    /** All API Gateway resources of the account. */
    contents: async () => {
      const { items: [api] = [] } = await apis.send(new GetRestApisCommand({}));
      const key = { restApiId: api?.id };
      const plans = await apis.send(new GetUsagePlansCommand({}));
      const usagePlanId = plans.items?.[0]?.id;
      const all = await Promise.all([
        apis.send(new GetResourcesCommand({ ...key, embed: ["methods"] })),
        apis.send(new GetModelsCommand(key)),
        apis.send(new GetDeploymentsCommand(key)),
        apis.send(new GetStagesCommand(key)),
        apis.send(new GetApiKeysCommand({ includeValues: true })),
        apis.send(new GetUsagePlanKeysCommand({ usagePlanId })),
      ]);
      return [api, plans.items, ...all.map(({ $metadata: _, ...answer }) => answer)];
    },
  };
}

/** Prints each event, such as `Plan UPDATE_COMPLETE`. */
function reported(events: readonly StackEvent[]) {
  return events.map((each) => `${each.LogicalResourceId} ${each.ResourceStatus}`);
}

test("an update that fails leaves every resource as it was", async () => {
  const { update, contents, describe } = await account();
  const before = await contents();
  await update(changed + broken);
  expect(await contents()).toEqual(before);
  expect(await describe()).toMatchObject({
    StackStatus: "UPDATE_ROLLBACK_COMPLETE",
    StackStatusReason: "Invalid Resource identifier specified",
  });
});

test("the same update without the failing resource changes each of them", async () => {
  const { update, contents, describe } = await account();
  const before = await contents();
  await update(changed);
  const after = await contents();
  expect(
    after.map((each, index) => JSON.stringify(each) === JSON.stringify(before[index])),
  ).toEqual(before.map(() => false));
  expect((await describe())?.StackStatus).toBe("UPDATE_COMPLETE");
});

test("a resource that fails halfway is restored as well", async () => {
  const { update, contents } = await account();
  const before = await contents();
  // PutMethod succeeds, PutIntegration does not.
  await update(template.replace("NONE", "AWS_IAM").replace("Type: MOCK", "Type: HTTP"));
  expect(await contents()).toEqual(before);
});

test("after a roll-back a stack can be updated", async () => {
  const { update, contents, describe } = await account();
  await update(changed + broken);
  await update(changed);
  expect(JSON.stringify(await contents())).toContain("second");
  expect((await describe())?.StackStatus).toBe("UPDATE_COMPLETE");
});

test("a rollback reports each step", async () => {
  const { update, events } = await account();
  const { length } = await events();
  const second = template
    .replace("Description: first", "Description: second")
    .replace("key one", "key two");
  await update(second + broken);
  const after = (await events()).slice(length);
  expect(reported(after)).toMatchInlineSnapshot(`
    [
      "shop UPDATE_IN_PROGRESS",
      "Api UPDATE_IN_PROGRESS",
      "Api UPDATE_COMPLETE",
      "Key UPDATE_IN_PROGRESS",
      "Key UPDATE_IN_PROGRESS",
      "Key UPDATE_IN_PROGRESS",
      "Key UPDATE_COMPLETE",
      "PlanKey UPDATE_IN_PROGRESS",
      "PlanKey UPDATE_IN_PROGRESS",
      "PlanKey UPDATE_IN_PROGRESS",
      "PlanKey UPDATE_COMPLETE",
      "Broken CREATE_IN_PROGRESS",
      "Broken CREATE_FAILED",
      "shop UPDATE_ROLLBACK_IN_PROGRESS",
      "PlanKey UPDATE_IN_PROGRESS",
      "PlanKey UPDATE_COMPLETE",
      "Key UPDATE_IN_PROGRESS",
      "Key UPDATE_COMPLETE",
      "Api UPDATE_IN_PROGRESS",
      "Api UPDATE_COMPLETE",
      "shop UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
      "PlanKey DELETE_IN_PROGRESS",
      "PlanKey DELETE_COMPLETE",
      "Key DELETE_IN_PROGRESS",
      "Key DELETE_COMPLETE",
      "shop UPDATE_ROLLBACK_COMPLETE",
    ]
  `);
  expect(
    after.flatMap(({ ResourceStatusReason = [] }) => ResourceStatusReason),
  ).toMatchInlineSnapshot(`
    [
      "User Initiated",
      "Requested update requires the creation of a new physical resource; hence creating one.",
      "Resource creation Initiated",
      "Requested update requires the creation of a new physical resource; hence creating one.",
      "Resource creation Initiated",
      "Invalid Resource identifier specified",
      "The following resource(s) failed to create: [Broken].",
    ]
  `);
});

test("a stack that cannot be created reports each step", async () => {
  const { stacks } = await account();
  const TemplateBody = template.replace("Type: MOCK", "Type: HTTP");
  const StackName = "other";
  await stacks.send(new CreateStackCommand({ StackName, TemplateBody }));
  const { StackEvents = [] } = await stacks.send(new DescribeStackEventsCommand({ StackName }));
  expect(reported(StackEvents.toReversed())).toMatchInlineSnapshot(`
    [
      "other CREATE_IN_PROGRESS",
      "Api CREATE_IN_PROGRESS",
      "Api CREATE_IN_PROGRESS",
      "Api CREATE_COMPLETE",
      "Orders CREATE_IN_PROGRESS",
      "Orders CREATE_IN_PROGRESS",
      "Orders CREATE_COMPLETE",
      "Method CREATE_IN_PROGRESS",
      "Method CREATE_FAILED",
      "other ROLLBACK_IN_PROGRESS",
      "Orders DELETE_IN_PROGRESS",
      "Orders DELETE_COMPLETE",
      "Api DELETE_IN_PROGRESS",
      "Api DELETE_COMPLETE",
      "other ROLLBACK_COMPLETE",
    ]
  `);
});

test("an update reports each step, and deletes replaced resources at the end", async () => {
  const { update, events } = await account();
  const { length } = await events();
  await update(template.replace("Limit: 10", "Limit: 20").replace("the first", "the second"));
  expect(reported((await events()).slice(length))).toMatchInlineSnapshot(`
    [
      "shop UPDATE_IN_PROGRESS",
      "Deployment UPDATE_IN_PROGRESS",
      "Deployment UPDATE_IN_PROGRESS",
      "Deployment UPDATE_IN_PROGRESS",
      "Deployment UPDATE_COMPLETE",
      "Plan UPDATE_IN_PROGRESS",
      "Plan UPDATE_COMPLETE",
      "shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
      "Deployment DELETE_IN_PROGRESS",
      "Deployment DELETE_COMPLETE",
      "shop UPDATE_COMPLETE",
    ]
  `);
});

test("updated and rolled back resources have a matching status", async () => {
  const { update, stacks } = await account();
  await update(template.replace("Limit: 10", "Limit: 20") + broken);
  const { StackResources = [] } = await stacks.send(
    new DescribeStackResourcesCommand({ StackName: "shop" }),
  );
  const statuses = StackResources.map(
    ({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`,
  );
  expect(statuses).toContain("Plan UPDATE_COMPLETE");
  expect(statuses).toContain("Method CREATE_COMPLETE");
  expect(statuses.join()).not.toContain("Broken");
});

test("a stack that could not be created has to be deleted before it is created again", async () => {
  const { stacks, describe } = await account();
  const StackName = "other";
  const TemplateBody = template + broken;
  const { StackId } = await stacks.send(new CreateStackCommand({ StackName, TemplateBody }));
  await expect(
    stacks.send(new UpdateStackCommand({ StackName, TemplateBody: template })),
  ).rejects.toMatchObject({
    name: "ValidationError",
    message: `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
  });
  await stacks.send(new DeleteStackCommand({ StackName }));
  await stacks.send(new CreateStackCommand({ StackName, TemplateBody: template }));
  expect((await describe(StackName))?.StackStatus).toBe("CREATE_COMPLETE");
});

test("an API with a rejected document is not left behind", async () => {
  const { stacks, apis } = await account();
  const TemplateBody =
    "Resources: { Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { swagger: nope } } } }";
  await stacks.send(new CreateStackCommand({ StackName: "other", TemplateBody }));
  const { items = [] } = await apis.send(new GetRestApisCommand({}));
  expect(items.map(({ name }) => name)).toEqual(["orders"]);
});

test("reading the events of a missing stack is rejected", async () => {
  const { stacks } = await account();
  await expect(
    stacks.send(new DescribeStackEventsCommand({ StackName: "none" })),
  ).rejects.toMatchObject({ name: "ValidationError", message: "Stack [none] does not exist" });
});
