import { defined } from "../../../core/json.ts";
import type { IntegrationV2Record, RouteV2Record } from "../../model/record/api-v2-record.ts";
import { type JsonObject, textOf } from "../openapi/shape.ts";

/**
 * Returns the route and integration of an HTTP API created by `Target` (quick create).
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function quickCreate({ Target, RouteKey, CredentialsArn }: JsonObject): {
  readonly integrations: Readonly<Record<string, IntegrationV2Record>>;
  readonly routes: Readonly<Record<string, RouteV2Record>>;
} {
  const uri = textOf(Target);
  if (uri === undefined) return { integrations: {}, routes: {} };
  const id = "quick";
  const isHttp = /^https?:/.test(uri);
  const key = textOf(RouteKey) ?? "$default";
  const integration: IntegrationV2Record = defined({
    IntegrationType: isHttp ? "HTTP_PROXY" : "AWS_PROXY",
    IntegrationId: id,
    ApiGatewayManaged: true,
    IntegrationUri: uri,
    IntegrationMethod: isHttp ? "ANY" : undefined,
    PayloadFormatVersion: isHttp ? "1.0" : "2.0",
    CredentialsArn: textOf(CredentialsArn),
  });
  const route = { RouteKey: key, Target: `integrations/${id}`, ApiGatewayManaged: true };
  return { integrations: { [id]: integration }, routes: { [key]: route } };
}
