import { expect, test } from "vitest";
import { lambdasOf } from "../../src/integrations/formats/lambdas-of.ts";
import { loadApi } from "../../src/integrations/formats/load.ts";
import { restApiIn } from "../../src/integrations/formats/rest-api-in.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

test("a loaded SAM API runs", async () => {
  const api = restApiIn(
    await loadApi(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      AutoPublishAlias: live
      Events:
        Get: { Type: Api, Properties: { Path: "/orders/{id}", Method: get } }
`),
  );
  const handler = ({ pathParameters }: { pathParameters: { id: string } }) => ({
    statusCode: 200,
    body: pathParameters.id,
  });
  const gateway = emulate(api.record, { lambdas: lambdasOf(api, { Orders: handler }) });
  const { response } = await gateway.invoke("GET /orders/{id}", { path: { id: "42" } });
  expect(response).toMatchObject({ status: 200, body: "42" });
});

test.each([
  ["", "lint.apostrophe", String.raw`{"input":"{\"a\":\"it\'s\"}"`],
  [", UnescapeMappingTemplate: true", undefined, String.raw`{"input":"{\"a\":\"it's\"}"`],
])("the body of a state machine's event, with apostrophes%s", async (property, code, sent) => {
  const loaded = await loadApi(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: {}
      Events:
        Start: { Type: Api, Properties: { Path: /start, Method: post${property} } }
`);
  expect(loaded.findings[0]?.code).toBe(code);
  const bodies: string[] = [];
  await emulate(restApiIn(loaded).record, {
    services: {
      states: (request) => {
        bodies.push(request.text().replaceAll(/\s/g, "").split(",")[0] ?? "");
        return {};
      },
    },
  }).invoke("POST /start", { body: { a: "it's" } });
  expect(bodies).toEqual([sent]);
});
