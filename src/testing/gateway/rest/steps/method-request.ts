import { textWithoutBom } from "../../../../core/bytes.ts";
import { lazy } from "../../../../core/memoize.ts";
import { splitTarget } from "../../../../core/message.ts";
import { arrivedHeaders } from "../../../../proxy-events/to-event/arrive.ts";
import { decodeQuery } from "../../../../proxy-events/to-event/query.ts";
import type { MethodRequestStep } from "../../../trace/trace.ts";
import type { RestExecution } from "./execution.ts";

/**
 * Reads the method's path parameters, query and headers. Mappings, templates and HTTP proxies also see
 * the headers that the service adds, as events do (public reports: ustayready/fireprox#32, deployed
 * templates that read X-Forwarded-For).
 */
export function readMethodRequest(
  { resource, pathParameters, request, stage }: RestExecution,
  traceId: string,
): MethodRequestStep {
  const { path, query } = splitTarget(request.target);
  // Adding them takes as long as a whole mock, and few methods read them.
  const headers = lazy(() => {
    const arrival = stage.arrival && { traceId, ...stage.arrival };
    return arrivedHeaders(request.headers, request.sourceIp ?? "", arrival);
  });
  return {
    httpMethod: request.method,
    path,
    resourcePath: resource.path,
    pathParameters,
    queryString: decodeQuery(query),
    get headers() {
      return headers();
    },
    body: textWithoutBom(request.body),
  };
}
