import {
  APIGatewayClient,
  GetApiKeyCommand,
  GetBasePathMappingsCommand,
  GetDomainNameCommand,
  GetUsagePlanCommand,
} from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { fakeAws } from "../../../src/testing/aws/fake-aws.ts";

async function deployed(TemplateBody: string) {
  const aws = fakeAws();
  const stacks = new CloudFormationClient(aws.clientConfig());
  const StackName = "shop";
  await stacks.send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities: ["CAPABILITY_AUTO_EXPAND"] }),
  );
  const { Stacks } = await stacks.send(new DescribeStacksCommand({ StackName }));
  const outputs = Stacks?.[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [
    OutputKey,
    OutputValue,
  ]);
  const { StackStatus, StackStatusReason } = Stacks?.[0] ?? {};
  expect({ StackStatus, StackStatusReason }).toEqual({ StackStatus: "CREATE_COMPLETE" });
  return {
    aws,
    apis: new APIGatewayClient(aws.clientConfig()),
    outputs: Object.fromEntries(outputs ?? []) as Readonly<Record<string, string>>,
  };
}

const body = `
        openapi: 3.0.1
        info: { title: orders, version: "1" }
        paths:
          /orders:
            get:
              responses: { 200: { description: all } }
              x-amazon-apigateway-integration:
                type: mock
                requestTemplates: { application/json: '{"statusCode": 200}' }
                responses: { default: { statusCode: 200, responseTemplates: { application/json: orders } } }`;

test("a domain maps each of its base paths to the stage", async () => {
  const { aws, apis, outputs } = await deployed(`
Transform: AWS::Serverless-2016-10-31
Parameters: { Name: { Type: String, Default: api.example.com } }
Resources:
  Orders:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      Domain:
        DomainName: !Ref Name
        CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/a
        BasePath: [v1, /v-2/]
        SecurityPolicy: TLS_1_2
      DefinitionBody: ${body}
  Whole:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      Domain:
        DomainName: whole.example.com
        CertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/b
        EndpointConfiguration: EDGE
      DefinitionBody: ${body}
Outputs:
  Domain: { Value: !Ref Orders.DomainName }
  Target: { Value: !GetAtt Orders.DomainName.RegionalDomainName }
`);
  expect(outputs).toMatchObject({ Domain: "api.example.com", Target: expect.any(String) });
  const domainName = "api.example.com";
  const { items = [] } = await apis.send(new GetBasePathMappingsCommand({ domainName }));
  expect(items.map(({ basePath, stage }) => [basePath, stage])).toEqual([
    ["v1", "live"],
    ["v2", "live"],
  ]);
  const answers = await Promise.all(
    ["api.example.com/v1", "api.example.com/v2", "api.example.com", "whole.example.com"].map(
      async (base) => (await aws.fetch(`https://${base}/orders`)).status,
    ),
  );
  expect(answers).toEqual([200, 200, 403, 200]);
  const whole = await apis.send(new GetDomainNameCommand({ domainName: "whole.example.com" }));
  expect(whole).toMatchObject({
    certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/b",
    endpointConfiguration: { types: ["EDGE"] },
  });
});

test("a usage plan of one or several APIs has a key that their methods accept", async () => {
  const api = (plan: string) => `
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      Auth: { ApiKeyRequired: true, UsagePlan: { CreateUsagePlan: ${plan}, UsagePlanName: "of ${plan}" } }
      DefinitionBody: ${body}`;
  const { aws, apis, outputs } = await deployed(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Own: ${api("PER_API")}
  One: ${api("SHARED")}
  Other: ${api("SHARED")}
Outputs:
  Own: { Value: !Ref Own }
  Other: { Value: !Ref Other }
  OwnKey: { Value: !Ref Own.ApiKey }
  OwnPlan: { Value: !Ref Own.UsagePlan }
  SharedKey: { Value: !Ref ServerlessApiKey }
  SharedPlan: { Value: !Ref One.UsagePlan }
`);
  const planOf = async (usagePlanId: string | undefined) => {
    const { name, apiStages } = await apis.send(new GetUsagePlanCommand({ usagePlanId }));
    return [name, apiStages?.length];
  };
  expect(await planOf(outputs["OwnPlan"])).toEqual(["of PER_API", 1]);
  expect(await planOf(outputs["SharedPlan"])).toEqual(["of SHARED", 2]);
  const status = async (restApiId: string | undefined, apiKey: string | undefined) => {
    const { value = "" } = await apis.send(new GetApiKeyCommand({ apiKey, includeValue: true }));
    const url = `https://${restApiId}.execute-api.us-east-1.amazonaws.com/live/orders`;
    return (await aws.fetch(url, { headers: { "x-api-key": value } })).status;
  };
  expect(await status(outputs["Own"], outputs["OwnKey"])).toBe(200);
  expect(await status(outputs["Own"], outputs["SharedKey"])).toBe(403);
  expect(await status(outputs["Other"], outputs["SharedKey"])).toBe(200);
});
