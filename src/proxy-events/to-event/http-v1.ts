import { headerValue, splitTarget } from "../../core/message.ts";
import type { RestAuthorizer } from "../events/authorizer-context.ts";
import type { HttpV1Event, RestIdentity } from "../events/rest.ts";
import { httpHeaders } from "./arrive.ts";
import { httpPathOf } from "./http-path.ts";
import {
  decodeParameters,
  type HttpEventContext,
  type HttpEventInput,
  hasMembers,
  httpEventBody,
} from "./payload-two.ts";
import { allValues, decodeQuery, lastValues } from "./query.ts";
import { restRequestContext } from "./rest.ts";

export interface HttpV1EventInput<Authorizer = RestAuthorizer>
  extends Omit<HttpEventInput, "context"> {
  readonly context: Omit<HttpEventContext<Authorizer>, "authentication"> & {
    /** Members that are not `null`. */
    readonly identity?: Partial<RestIdentity>;
  };
}

/**
 * Builds the event that an HTTP API sends with payload 1.0: a REST API's, except that `resourceId` is the
 * route key, path parameters and `requestContext.path` are decoded, a named stage is in `path`.
 *
 * @throws GatewrightError `event.refused`: the API answers 400, because the path cannot be decoded
 */
export function toHttpV1Event<Authorizer = RestAuthorizer>(
  input: HttpV1EventInput<Authorizer>,
): HttpV1Event<Authorizer> {
  const { request, route, context, stageVariables = {}, arrival } = input;
  const { path, query } = splitTarget(request.target);
  const headers = httpHeaders(request, arrival);
  const pairs = decodeQuery(query);
  const resourcePath = resourcePathOf(route.routeKey);
  return {
    version: "1.0",
    resource: resourcePath,
    path,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: pairs.length === 0 ? null : lastValues(pairs),
    multiValueQueryStringParameters: pairs.length === 0 ? null : allValues(pairs),
    requestContext: restRequestContext(
      {
        request,
        route: { resourcePath, resourceId: route.routeKey, pathParameters: route.pathParameters },
        context: {
          ...context,
          extendedRequestId: context.requestId,
          identity: { userAgent: headerValue(headers, "user-agent") ?? "", ...context.identity },
        },
      },
      httpPathOf(request),
    ),
    pathParameters: hasMembers(route.pathParameters) ? decodeParameters(route) : null,
    stageVariables: hasMembers(stageVariables) ? stageVariables : null,
    ...httpEventBody(request),
  };
}

/** `/orders/{id}` of `GET /orders/{id}`; `$default` has no path of its own. */
function resourcePathOf(routeKey: string): string {
  return routeKey.slice(routeKey.indexOf(" ") + 1);
}
