import { type Grammar, grammar } from "./grammar.ts";
import { parseVariableText, printVariableText, type VariableText } from "./variable-text.ts";

/** The target and action of an HTTP API's mapping. */
export type HttpMappingTarget =
  | {
      readonly action: "append" | "overwrite" | "remove";
      readonly location: "header" | "querystring";
      readonly name: string;
    }
  | { readonly action: "overwrite"; readonly location: "path" | "statuscode" };

const code = "mapping.invalid";

/** Key of `requestParameters` or `responseParameters`: `append:header.X-Id`, `overwrite:path`. */
export const httpMappingTarget: Grammar<HttpMappingTarget> =
  /* @__PURE__ */ grammar<HttpMappingTarget>({
    name: "a target of an HTTP API's mapping, (append|overwrite|remove):(header|querystring).NAME",
    code,
    parse(cursor) {
      const action = cursor.expectOneOf(["append", "overwrite", "remove"], "an action");
      cursor.expect(/:/y, '":" after the action');
      const start = cursor.offset;
      const whole = cursor.takeMatch(/path$|statuscode$/y);
      if (whole !== undefined && action !== "overwrite") {
        throw cursor.unexpected(`a header or query: ${whole} can only be overwritten`, start);
      }
      if (whole === "path" || whole === "statuscode")
        return { action: "overwrite", location: whole };
      const location = cursor.expectOneOf(["header", "querystring"], "a location");
      cursor.expect(/\./y, '"." and a name');
      return { action, location, name: cursor.expect(/[^\s:]+/y, "a name") };
    },
    print: (target) =>
      "name" in target
        ? `${target.action}:${target.location}.${target.name}`
        : `${target.action}:${target.location}`,
  });

/** Value of a mapping: `$request.header.X-Id`, `/v2/${request.path.id}`, or plain text. */
export const httpMappingSource: Grammar<VariableText> = /* @__PURE__ */ grammar({
  name: "a value of an HTTP API's mapping",
  code,
  parse: parseVariableText,
  print: printVariableText,
});
