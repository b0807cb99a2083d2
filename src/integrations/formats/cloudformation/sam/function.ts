import { defined, type Json } from "../../../../core/json.ts";
import { objectOf } from "../../openapi/shape.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import { pick, tagList } from "./properties.ts";

const sameNames = [
  "FunctionName",
  "Handler",
  "Runtime",
  "Timeout",
  "MemorySize",
  "Environment",
  "Description",
  "Architectures",
  "PackageType",
  "Layers",
];

/** Expands an `AWS::Serverless::Function` to the function, its role and its alias. */
export function expandFunction(
  logicalId: string,
  resource: TemplateResource,
): { readonly resources: ResourcesByName; readonly alias: string | undefined } {
  const { properties, at, condition, dependsOn } = resource;
  const settings = objectOf(properties);
  const { CodeUri, InlineCode, ImageUri, Role, AutoPublishAlias, Tags } = settings;
  const shared = { at, dependsOn: [], ...(condition !== undefined && { condition }) };
  const role = `${logicalId}Role`;
  const name = typeof AutoPublishAlias === "string" ? AutoPublishAlias : undefined;
  const alias = AutoPublishAlias === undefined ? undefined : `${logicalId}Alias${name ?? ""}`;
  const code = defined({ CodeUri, ZipFile: InlineCode, ImageUri });
  return {
    alias,
    resources: {
      [logicalId]: {
        ...shared,
        dependsOn,
        type: "AWS::Lambda::Function",
        properties: {
          ...pick(settings, sameNames),
          Code: code,
          Role: Role ?? { "Fn::GetAtt": [role, "Arn"] },
          ...(Tags !== undefined && { Tags: tagList(Tags) }),
        },
      },
      ...(Role === undefined && {
        [role]: { ...shared, type: "AWS::IAM::Role", properties: {} },
      }),
      ...(alias !== undefined && {
        [alias]: {
          ...shared,
          type: "AWS::Lambda::Alias",
          properties: { FunctionName: { Ref: logicalId }, Name: AutoPublishAlias ?? null },
        },
      }),
    },
  };
}

/** Returns the ARN that routes invoke: the alias, if the function has one. */
export function invokedArn(logicalId: string, alias: string | undefined): Json {
  return alias === undefined ? { "Fn::GetAtt": [logicalId, "Arn"] } : { Ref: alias };
}
