import { describe, expect, test } from "vitest";
import { lambdasOf } from "../../src/integrations/formats/lambdas-of.ts";
import { loadApi } from "../../src/integrations/formats/load.ts";
import { restApiIn } from "../../src/integrations/formats/rest-api-in.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

/** The method of a template with everything that it needs around it. */
function template(method: string, others = ""): string {
  return `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: guide }
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref Orders
      AuthorizationType: NONE
${method.replaceAll(/^(?=.)/gm, "      ")}
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: Method
    Properties: { RestApiId: !Ref Api, StageName: prod }
${others.replaceAll(/^(?=.)/gm, "  ")}`;
}

const lambdaOthers = `Function:
  Type: AWS::Lambda::Function
  Properties: { Handler: index.handler, Runtime: nodejs22.x, Role: !GetAtt Role.Arn, Code: { ZipFile: x } }
Role:
  Type: AWS::IAM::Role
Permission:
  Type: AWS::Lambda::Permission
  Properties:
    Action: lambda:InvokeFunction
    FunctionName: !Ref Function
    Principal: apigateway.amazonaws.com
    SourceArn: !Sub arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*
`;

const lambda = `HttpMethod: ANY
Integration:
  Type: AWS_PROXY
  IntegrationHttpMethod: POST
  Uri: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Function.Arn}/invocations
`;

const http = `HttpMethod: GET
RequestParameters: { method.request.querystring.page: false }
Integration:
  Type: HTTP_PROXY
  IntegrationHttpMethod: GET
  Uri: https://example.com/orders
  RequestParameters: { integration.request.querystring.page: method.request.querystring.page }
`;

const mock = `HttpMethod: GET
Integration:
  Type: MOCK
  RequestTemplates: { application/json: '{"statusCode": 200}' }
  IntegrationResponses:
    - StatusCode: 200
      ResponseTemplates: { application/json: '{"message": "hello"}' }
MethodResponses:
  - StatusCode: 200
`;

const dynamodb = `HttpMethod: POST
Integration:
  Type: AWS
  IntegrationHttpMethod: POST
  Uri: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}:dynamodb:action/PutItem
  Credentials: !GetAtt Role.Arn
  RequestTemplates:
    application/json: !Sub |
      {"TableName": "\${Table}", "Item": {"id": {"S": "$context.requestId"}}}
  IntegrationResponses:
    - StatusCode: 200
    - StatusCode: 400
      SelectionPattern: 4\\d{2}
MethodResponses:
  - StatusCode: 200
  - StatusCode: 400
`;

const dynamodbOthers = `Table:
  Type: AWS::DynamoDB::Table
Role:
  Type: AWS::IAM::Role
`;

const vpcLink = `HttpMethod: GET
Integration:
  Type: HTTP_PROXY
  IntegrationHttpMethod: GET
  Uri: !Sub http://\${Balancer.DNSName}/orders
  ConnectionType: VPC_LINK
  ConnectionId: !Ref Link
`;

const vpcLinkOthers = `Balancer:
  Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Properties: { Type: network, Scheme: internal }
Link:
  Type: AWS::ApiGateway::VpcLink
  Properties: { Name: link, TargetArns: [!Ref Balancer] }
`;

const samples: Readonly<Record<string, readonly [method: string, others: string, type: string]>> = {
  "Lambda proxy": [lambda, lambdaOthers, "AWS_PROXY"],
  "HTTP proxy": [http, "", "HTTP_PROXY"],
  mock: [mock, "", "MOCK"],
  "DynamoDB PutItem": [dynamodb, dynamodbOthers, "AWS"],
  "VPC link": [vpcLink, vpcLinkOthers, "HTTP_PROXY"],
};

const balancer = "orders-1.elb.us-east-1.amazonaws.com";
const resources = { Balancer: `arn:${balancer}`, "Balancer.DNSName": balancer };

describe("written correctly", () => {
  test.each(Object.entries(samples))(
    "%s has nothing to find",
    async (_, [method, others, type]) => {
      const loaded = await loadApi(template(method, others), { resources });
      expect(loaded).toMatchObject({ findings: [], missing: [] });
      const [, orders] = Object.values(restApiIn(loaded).record.resources);
      expect(Object.values(orders?.resourceMethods ?? {})).toMatchObject([
        { methodIntegration: { type } },
      ]);
    },
  );

  test("the mock answers", async () => {
    const { record } = restApiIn(await loadApi(template(mock)));
    const { response } = await emulate(record).invoke("GET /orders");
    expect(response).toMatchObject({ status: 200, body: '{"message": "hello"}' });
  });

  test("the function is called", async () => {
    const api = restApiIn(await loadApi(template(lambda, lambdaOthers)));
    const lambdas = lambdasOf(api, { Function: () => ({ statusCode: 201 }) });
    const { response } = await emulate(api.record, { lambdas }).invoke("ANY /orders");
    expect(response.status).toBe(201);
  });

  test("the table is sent the item", async () => {
    const { record } = restApiIn(await loadApi(template(dynamodb, dynamodbOthers)));
    const sent: string[] = [];
    const serve = ({ body }: { readonly body: Uint8Array }) => {
      sent.push(new TextDecoder().decode(body));
      return { status: 200, headers: [], body: new TextEncoder().encode("{}") };
    };
    const services = { dynamodb: serve };
    const { response } = await emulate(record, { services }).invoke("POST /orders");
    expect(response.status).toBe(200);
    expect(sent).toEqual([expect.stringMatching(/"TableName": "Table"/)]);
  });
});

/** A mistake that guides print: the sample, what is changed in it, and what is found. */
interface Mistake {
  readonly sample: keyof typeof samples;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly at: string;
  readonly fix: RegExp;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  "the integration's type one level up": {
    sample: "Lambda proxy",
    from: "HttpMethod: ANY",
    to: "HttpMethod: ANY\nType: AWS_PROXY",
    code: "cloudformation.misplaced-member",
    at: "Properties.Type",
    fix: /one level down, into Integration/,
  },
  "method responses inside the integration": {
    sample: "mock",
    from: "MethodResponses:\n  - StatusCode: 200",
    to: "  MethodResponses:\n    - StatusCode: 200",
    code: "cloudformation.misplaced-member",
    at: "Properties.Integration.MethodResponses",
    fix: /one level up, out of Integration/,
  },
  "a template beside the responses": {
    sample: "DynamoDB PutItem",
    from: "  Credentials:",
    to: "  ResponseTemplates: { application/json: '' }\n  Credentials:",
    code: "cloudformation.misplaced-member",
    at: "Properties.Integration.ResponseTemplates",
    fix: /into an entry of the Integration's IntegrationResponses/,
  },
  "a misspelled member": {
    sample: "mock",
    from: "  Type: MOCK",
    to: "  Type: MOCK\n  PassthroughBehaviour: NEVER",
    code: "cloudformation.unknown-member",
    at: "Properties.Integration.PassthroughBehaviour",
    fix: /./,
  },
  "an integration without a type": {
    sample: "VPC link",
    from: "  Type: HTTP_PROXY\n",
    to: "",
    code: "cloudformation.no-type",
    at: "Properties.Integration",
    fix: /MOCK/,
  },
  "a Region in braces": {
    sample: "DynamoDB PutItem",
    from: "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}",
    to: "arn:aws:apigateway:{region}",
    code: "cloudformation.placeholder",
    at: "Properties.Integration.Uri",
    fix: /\$\{AWS::Region\}/,
  },
  "a pseudo parameter without !Sub": {
    sample: "DynamoDB PutItem",
    from: "!Sub arn:${AWS::Partition}:apigateway",
    to: "arn:aws:apigateway",
    code: "cloudformation.no-sub",
    at: "Properties.Integration.Uri",
    fix: /!Sub/,
  },
  "a function's own ARN": {
    sample: "Lambda proxy",
    from: lambda.slice(lambda.indexOf("!Sub"), -1),
    to: "!GetAtt Function.Arn",
    code: "rest-integration.uri-not-action",
    at: "Properties.Integration.Uri",
    fix: /invocation URI/,
  },
  "a function that is called with GET": {
    sample: "Lambda proxy",
    from: "IntegrationHttpMethod: POST",
    to: "IntegrationHttpMethod: GET",
    code: "lint.lambda-not-post",
    at: "Properties.Integration.IntegrationHttpMethod",
    fix: /POST/,
  },
  "a mock that yields no status code": {
    sample: "mock",
    from: "{ application/json: '{\"statusCode\": 200}' }",
    to: "{ application/json: '{}' }",
    code: "lint.mock-no-status",
    at: "Properties.Integration.RequestTemplates",
    fix: /statusCode/,
  },
  "a service without a response": {
    sample: "DynamoDB PutItem",
    from: dynamodb.slice(
      dynamodb.indexOf("  IntegrationResponses"),
      dynamodb.indexOf("MethodResponses"),
    ),
    to: "",
    code: "lint.no-response",
    at: "Properties.Integration",
    fix: /without a selection pattern/,
  },
  "a status that the method does not declare": {
    sample: "mock",
    from: "MethodResponses:\n  - StatusCode: 200\n",
    to: "",
    code: "integration-response.no-method-response",
    at: "Properties.Integration",
    fix: /methodResponses/,
  },
  "a parameter that the method does not declare": {
    sample: "HTTP proxy",
    from: "RequestParameters: { method.request.querystring.page: false }\n",
    to: "",
    code: "lint.undeclared-parameter",
    at: "Properties.Integration.RequestParameters",
    fix: /request parameters/,
  },
  "a VPC link that is not named": {
    sample: "VPC link",
    from: "  ConnectionId: !Ref Link\n",
    to: "",
    code: "rest-integration.no-vpc-link",
    at: "Properties.Integration",
    fix: /./,
  },
};

test.each(Object.entries(mistakes))("%s is found and explained", async (_, mistake) => {
  const [method = "", others] = samples[mistake.sample] ?? [];
  expect(method).toContain(mistake.from);
  const wrong = method.replace(mistake.from, () => mistake.to);
  const { findings } = await loadApi(template(wrong, others), { resources });
  const found = findings.find(({ code }) => code === mistake.code);
  expect(found?.at.slice(2).join(".") ?? findings).toMatch(mistake.at);
  expect(found?.fix).toMatch(mistake.fix);
  expect(found?.severity).toBe("error");
});

test.each<[name: string, from: string, to: string, code: string, at: string]>([
  [
    "a missing permission",
    "AWS::Lambda::Permission",
    "AWS::Other",
    "cloudformation.no-permission",
    "Function",
  ],
  [
    "a deployment that may come first",
    "    DependsOn: Method\n",
    "",
    "cloudformation.deployment-order",
    "Deployment",
  ],
  [
    "a type that does not exist",
    "AWS::IAM::Role",
    "AWS::ApiGateway::Integration",
    "cloudformation.unknown-type",
    "Role",
  ],
  [
    "an integration beside the properties",
    "      Integration:\n",
    "    Integration:\n",
    "cloudformation.misplaced-member",
    "Method",
  ],
  [
    "a parent that is not there",
    "ParentId: !GetAtt Api.RootResourceId",
    "ParentId: none",
    "cloudformation.no-parent",
    "Orders",
  ],
  [
    "a resource that is not there",
    "ResourceId: !Ref Orders",
    "ResourceId: none",
    "cloudformation.no-resource",
    "Method",
  ],
  [
    "another API",
    "      RestApiId: !Ref Api",
    "      RestApiId: other",
    "cloudformation.foreign-api",
    "Method",
  ],
])("%s is found where it is", async (_, from, to, code, at) => {
  const text = template(lambda, lambdaOthers);
  expect(text).toContain(from);
  const { findings } = await loadApi(text.replace(from, to));
  expect(findings.find((each) => each.code === code)?.at[1] ?? findings).toBe(at);
});
