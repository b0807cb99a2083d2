import { lambdaUri, streamingLambdaUri } from "../grammar/lambda-uri.ts";
import type { RestApiRecord } from "../record/rest-api-record.ts";

/** The ARNs of the functions that a REST API calls: by its integrations and its authorizers. */
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

/** The function that an integration URI invokes; undefined for any other URI. */
function functionOf(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined;
  return (lambdaUri.read(uri) ?? streamingLambdaUri.read(uri))?.functionArn;
}
