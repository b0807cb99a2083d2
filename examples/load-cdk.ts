// Loads a template from cdk.out, lists its functions, calls its API, and writes the API as YAML.
import { lambdasOf, loadApi, restApiIn, writeCloudFormation } from "gatewright/formats";
import { emulate } from "gatewright/testing";
import { heading } from "./print.ts";

/** The output of `new LambdaRestApi(this, "Api", { handler })`, reduced to the parts of an API. */
const template = {
  Resources: {
    HandlerCB9B1C13: {
      Type: "AWS::Lambda::Function",
      Properties: {
        Code: { S3Bucket: { "Fn::Sub": "cdk-assets-${AWS::AccountId}" }, S3Key: "a1b2c3.zip" },
        Handler: "index.handler",
        Role: { "Fn::GetAtt": ["HandlerRoleAB12", "Arn"] },
        Runtime: "nodejs22.x",
      },
      Metadata: { "aws:cdk:path": "Stack/Handler/Resource" },
    },
    HandlerRoleAB12: { Type: "AWS::IAM::Role", Properties: {} },
    ApiF70053CD: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "Api" } },
    ApiDeploymentB17BE62D: {
      Type: "AWS::ApiGateway::Deployment",
      Properties: { RestApiId: { Ref: "ApiF70053CD" } },
      DependsOn: ["ApiproxyANY72BA1A2F", "Apiproxy4EA44110"],
    },
    ApiStageprod896C8101: {
      Type: "AWS::ApiGateway::Stage",
      Properties: {
        RestApiId: { Ref: "ApiF70053CD" },
        DeploymentId: { Ref: "ApiDeploymentB17BE62D" },
        StageName: "prod",
      },
    },
    Apiproxy4EA44110: {
      Type: "AWS::ApiGateway::Resource",
      Properties: {
        RestApiId: { Ref: "ApiF70053CD" },
        ParentId: { "Fn::GetAtt": ["ApiF70053CD", "RootResourceId"] },
        PathPart: "{proxy+}",
      },
    },
    ApiproxyANYPermission: {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: { "Fn::GetAtt": ["HandlerCB9B1C13", "Arn"] },
        Principal: "apigateway.amazonaws.com",
      },
    },
    ApiproxyANY72BA1A2F: {
      Type: "AWS::ApiGateway::Method",
      Properties: {
        AuthorizationType: "NONE",
        HttpMethod: "ANY",
        ResourceId: { Ref: "Apiproxy4EA44110" },
        RestApiId: { Ref: "ApiF70053CD" },
        Integration: {
          IntegrationHttpMethod: "POST",
          Type: "AWS_PROXY",
          Uri: {
            "Fn::Join": [
              "",
              [
                "arn:",
                { Ref: "AWS::Partition" },
                ":apigateway:",
                { Ref: "AWS::Region" },
                ":lambda:path/2015-03-31/functions/",
                { "Fn::GetAtt": ["HandlerCB9B1C13", "Arn"] },
                "/invocations",
              ],
            ],
          },
        },
      },
    },
  },
};

interface ProxyEvent {
  readonly path: string;
  readonly httpMethod: string;
}

function handler({ path, httpMethod }: ProxyEvent) {
  return { statusCode: 200, body: JSON.stringify({ httpMethod, path }) };
}

// In an application: loadApi("cdk.out/Stack.template.json").
const loaded = await loadApi(JSON.stringify(template), { region: "eu-central-1" });
const api = restApiIn(loaded);

heading(`Format: ${loaded.format}, findings: ${loaded.findings.length}`);
for (const { name, arn, handler: entry } of api.functions) {
  console.log(`  ${name}: ${entry}, ${arn}`);
}

heading("A call to the API");
const gateway = emulate(api.record, { lambdas: lambdasOf(api, { HandlerCB9B1C13: handler }) });
const { response } = await gateway.invoke("ANY /{proxy+}", { path: { proxy: "orders/42" } });
console.log(`  ${response.status} ${response.body}`);

heading("The same API as a hand-written template");
const { text, omissions } = writeCloudFormation(api.record);
console.log(text.replaceAll(/^/gm, "  "));
console.log(`  omissions: ${omissions.length}`);
