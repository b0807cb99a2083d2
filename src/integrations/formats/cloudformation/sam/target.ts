import type { Json } from "../../../../core/json.ts";
import type { JsonObject } from "../../openapi/shape.ts";
import type { ResourcesByName } from "../template.ts";
import { invocationUri } from "./authorizers.ts";
import type { ApiEvent } from "./events.ts";

/** Returns the integration that SAM generates for a function. */
export function functionTarget(functionArn: Json): JsonObject {
  return { httpMethod: "POST", type: "aws_proxy", uri: invocationUri(functionArn) };
}

/**
 * Returns the integration that SAM generates for a state machine: it starts an execution with the
 * body. An apostrophe in the body makes the JSON invalid unless the event sets
 * `UnescapeMappingTemplate`.
 */
export function stateMachineTarget(event: ApiEvent): JsonObject {
  const unescaped = event.properties["UnescapeMappingTemplate"] === true;
  const repair = unescaped ? String.raw`.replaceAll("\\'","'")` : "";
  const input = `{"input": "$util.escapeJavaScript($input.json('$'))${repair}", "stateMachineArn": "\${${event.source}}"}`;
  const uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution";
  return {
    httpMethod: "POST",
    type: "aws",
    uri: { "Fn::Sub": uri },
    credentials: { "Fn::GetAtt": [roleId(event), "Arn"] },
    requestTemplates: { "application/json": { "Fn::Sub": input } },
    responses: { "200": { statusCode: "200" }, "400": { statusCode: "400" } },
  };
}

/** Returns the role with which API Gateway starts the execution. */
export function eventRole(event: ApiEvent): ResourcesByName {
  const { at } = event;
  return { [roleId(event)]: { type: "AWS::IAM::Role", properties: {}, dependsOn: [], at } };
}

function roleId({ source, name }: ApiEvent): string {
  return `${source}${name}Role`;
}
