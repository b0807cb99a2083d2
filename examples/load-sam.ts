// Loads a SAM template, lists its APIs and findings, and calls an API with the function's handler.
import { lambdasOf, loadApi, restApiIn } from "gatewright/formats";
import { emulate } from "gatewright/testing";
import { heading } from "./print.ts";

const template = `
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev }
Globals:
  Function: { Runtime: nodejs22.x, Timeout: 5 }
Resources:
  OrdersFunction:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: app.handler
      Events:
        Read: { Type: Api, Properties: { Path: "/orders/{id}", Method: get, RestApiId: !Ref Shop } }
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: !Ref Stage
      Cors: { AllowOrigin: "'https://shop.example.com'" }
  Health:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Shop
      ResourceId: !GetAtt Shop.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      MethodResponses: [{ StatusCode: 200 }]
      Integration:
        Type: MOCK
        RequestTemplates: { application/json: '{}' }
        IntegrationResponses: [{ StatusCode: 200 }]
`;

interface OrderEvent {
  readonly pathParameters: { readonly id: string };
}

// In an application: import { handler } from "./src/app.ts".
function handler({ pathParameters }: OrderEvent) {
  return { statusCode: 200, body: JSON.stringify({ id: pathParameters.id, total: 12 }) };
}

const loaded = await loadApi(template, { file: "template.yaml", parameters: { Stage: "prod" } });

heading("APIs in the template");
for (const { name, apiKind, stages, functions } of loaded.apis) {
  console.log(`  ${name}: ${apiKind}, stages ${stages.map((stage) => stage.name).join(", ")}`);
  for (const each of functions) {
    console.log(`    calls ${each.name}: ${each.handler} in ${each.codeUri}, ${each.runtime}`);
  }
}

heading("Findings");
for (const { place, severity, message, fix = "" } of loaded.findings) {
  console.log(
    `  ${place?.file}:${place?.line}:${place?.column} ${severity}: ${message}\n    ${fix}`,
  );
}

heading("Calls to the API");
const api = restApiIn(loaded, "Shop");
const lambdas = lambdasOf(api, { OrdersFunction: handler });
const gateway = emulate(api.record, { lambdas, stage: { name: "prod" } });
const runs = [
  await gateway.invoke("GET /orders/{id}", { path: { id: "42" } }),
  await gateway.invoke("OPTIONS /orders/{id}", { path: { id: "42" } }),
  await gateway.invoke("GET /"),
];
for (const { response, trace } of runs) {
  const { httpMethod, path } = trace.methodRequest;
  console.log(`  ${httpMethod} ${path} -> ${response.status} ${response.body.trim()}`);
}
