import { headerValue, splitTarget } from "../../../../core/message.ts";
import { methodArn } from "../../../../proxy-events/authorizers/method-arn.ts";
import type { SigningPrincipal } from "../../shared/iam/principals.ts";
import type { RestInvocation } from "../steps/execution.ts";

/** Returns the ARN of the method that a request calls, with the request's own verb and path. */
export function methodArnOf({
  region,
  accountId,
  apiId,
  stage,
  request,
}: Pick<RestInvocation, "region" | "accountId" | "apiId" | "stage" | "request">): string {
  const { path } = splitTarget(request.target);
  const { name, nameInArns = name } = stage;
  const parts = { partition: partitionOf(region), region, accountId, apiId, stage: nameInArns };
  return methodArn({ ...parts, method: request.method, path });
}

/** `arn:aws:execute-api:us-east-1:123456789012:abc` */
export function apiArnOf({
  region,
  accountId,
  apiId,
}: Pick<RestInvocation, "region" | "accountId" | "apiId">): string {
  return `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${apiId}`;
}

/** Returns the values of IAM's condition keys. Source: developer guide, apigateway-resource-policies-aws-condition-keys. */
export function accessKeys(
  { request, ports }: Pick<RestInvocation, "request" | "ports">,
  principal?: SigningPrincipal,
): ReadonlyMap<string, readonly string[]> {
  const now = ports.clock();
  const values: Readonly<Record<string, string | undefined>> = {
    "aws:currenttime": new Date(now).toISOString(),
    "aws:epochtime": String(Math.floor(now / 1000)),
    "aws:securetransport": "true",
    "aws:sourceip": request.vpcEndpointId === undefined ? request.sourceIp : undefined,
    "aws:vpcsourceip": request.vpcEndpointId === undefined ? undefined : request.sourceIp,
    "aws:sourcevpce": request.vpcEndpointId,
    "aws:referer": headerValue(request.headers, "referer"),
    "aws:useragent": headerValue(request.headers, "user-agent"),
    ...(principal && principalKeys(principal)),
  };
  return new Map(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value]] as const],
    ),
  );
}

function principalKeys({ arn, accountId, accessKeyId, userId = accessKeyId }: SigningPrincipal) {
  const isUser = arn.includes(":user/");
  return {
    "aws:principalarn": arn,
    "aws:principalaccount": accountId,
    "aws:principaltype": isUser ? "User" : "AssumedRole",
    "aws:userid": userId,
    ...(isUser && { "aws:username": arn.split("/").at(-1) ?? "" }),
  };
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
