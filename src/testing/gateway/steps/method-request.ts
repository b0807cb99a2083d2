import { splitTarget } from "../../../message.ts";
import { decodeQuery } from "../../../proxy-events/to-event/query.ts";
import { matchResourcePath, parseResourcePath } from "../../../route-key.ts";
import type { MethodRequestStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";

const decoder = new TextDecoder();

/** Reads what the method gets of the request: its path parameters, query and headers. */
export function readMethodRequest({ resource, request }: RestExecution): MethodRequestStep {
  const { path, query } = splitTarget(request.target);
  const segments = parseResourcePath(resource.path);
  const matched = Array.isArray(segments) ? matchResourcePath(segments, path) : undefined;
  return {
    httpMethod: request.method,
    path,
    resourcePath: resource.path,
    pathParameters: matched ?? {},
    queryString: decodeQuery(query),
    headers: request.headers,
    body: decoder.decode(request.body),
  };
}
