import type { Json } from "../../../../core/json.ts";
import { objectOf } from "../../openapi/shape.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import type { ApiEvent } from "./events.ts";

/** Returns the permission for an API to call the event's function, which SAM always adds. */
export function eventPermission(
  { source, name, at, path = "/", method }: ApiEvent,
  api: string,
  functionArn: Json,
): ResourcesByName {
  const verb = method === "any" ? "*" : method.toUpperCase();
  const pattern = path.replaceAll(/\{[^{}]*\}/g, "*");
  return {
    [`${source}${name}Permission`]: permission(functionArn, api, `*/${verb}${pattern}`, at),
  };
}

/**
 * Returns the permissions for an API to call its authorizers' functions, unless they have roles.
 */
export function authorizerPermissions(
  api: string,
  { properties, at }: TemplateResource,
): ResourcesByName {
  const authorizers = objectOf(objectOf(objectOf(properties)["Auth"])["Authorizers"]);
  const made = Object.entries(authorizers).flatMap(([name, each]) => {
    const { FunctionArn, FunctionInvokeRole } = objectOf(each);
    if (FunctionArn === undefined || FunctionInvokeRole !== undefined) return [];
    const id = `${api}${name}AuthorizerPermission`;
    return [[id, permission(FunctionArn, api, "authorizers/*", at)] as const];
  });
  return Object.fromEntries(made);
}

function permission(
  functionArn: Json,
  api: string,
  path: string,
  at: readonly string[],
): TemplateResource {
  const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/${path}`;
  return {
    type: "AWS::Lambda::Permission",
    properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: functionArn,
      Principal: "apigateway.amazonaws.com",
      SourceArn: { "Fn::Sub": [arn, { __ApiId__: { Ref: api } }] },
    },
    dependsOn: [],
    at,
  };
}
