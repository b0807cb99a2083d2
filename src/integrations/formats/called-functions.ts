import { lambdaArn } from "../model/grammar/lambda-arn.ts";
import { lambdaUri, streamingLambdaUri } from "../model/grammar/lambda-uri.ts";
import type { ApiV2Record } from "../model/record/api-v2-record.ts";
import type { RestApiRecord } from "../model/record/rest-api-record.ts";

/** Returns the ARNs of the functions that a REST API's integrations and authorizers call. */
export function calledFunctions({ resources, authorizers }: RestApiRecord): readonly string[] {
  const methods = Object.values(resources).flatMap(({ resourceMethods }) =>
    Object.values(resourceMethods),
  );
  const uris = [
    ...methods.map(({ methodIntegration }) => methodIntegration?.uri),
    ...Object.values(authorizers).map(({ authorizerUri }) => authorizerUri),
  ];
  return uris.flatMap((uri) => functionOf(uri) ?? []);
}

/** Returns the ARNs of the functions that an HTTP or WebSocket API calls, by URI or by ARN. */
export function calledV2Functions({ Integrations }: ApiV2Record): readonly string[] {
  return Object.values(Integrations).flatMap(({ IntegrationUri: uri }) => {
    const isArn = uri !== undefined && lambdaArn.read(uri) !== undefined;
    return (isArn ? uri : functionOf(uri)) ?? [];
  });
}

/** Returns the function that an integration URI invokes; undefined for other URIs. */
function functionOf(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined;
  return (lambdaUri.read(uri) ?? streamingLambdaUri.read(uri))?.functionArn;
}
