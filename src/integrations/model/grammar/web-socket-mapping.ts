import { type Grammar, grammar } from "./grammar.ts";
import type { CommonSource, Parameter } from "./rest-mapping.ts";
import { requestSource } from "./rest-mapping.ts";

/** The source of a parameter of a WebSocket integration's request. */
export type RouteSource =
  /** `route.request.querystring.token`: available for the `$connect` request only. */
  | ({ readonly type: "parameter" } & Parameter)
  /** `route.request.body.action`: the message at a JSONPath, written without `$.`. */
  | { readonly type: "body"; readonly path?: string }
  | CommonSource;

const prefix = "route.request.";

/** Value of a WebSocket integration's `requestParameters`. */
export const routeSource: Grammar<RouteSource> = /* @__PURE__ */ grammar<RouteSource>({
  name: "a source of a WebSocket mapping, route.request.(header|querystring).NAME",
  code: "mapping.invalid",
  // The REST grammar with `route` in place of `method`.
  parse(cursor) {
    const text = cursor.text;
    const read = requestSource.read(text.replace(/^route\.request\./, "method.request."));
    if (!read || text.startsWith("method.")) {
      throw cursor.unexpected(`"${prefix}", "context.", "stageVariables." or 'text' in quotes`);
    }
    cursor.takeMatch(/[^]*/y);
    return read;
  },
  print: (source) => requestSource.print(source).replace(/^method\.request\./, prefix),
});
