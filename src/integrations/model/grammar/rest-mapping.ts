import type { GrammarCursor } from "./cursor.ts";
import { type Grammar, grammar } from "./grammar.ts";

/**
 * Location of a REST parameter. The `multivalue` ones have every value, the plain ones the last.
 */
export type ParameterLocation = (typeof locations)[number];

const locations = [
  "multivaluequerystring",
  "multivalueheader",
  "querystring",
  "header",
  "path",
] as const;

/** A named parameter: of the integration request as a target, of the method request as a source. */
export interface Parameter {
  readonly location: ParameterLocation;
  readonly name: string;
}

/** Mapping sources other than the request or the response. */
export type CommonSource =
  /** `context.identity.sourceIp` */
  | { readonly type: "context"; readonly name: string }
  /** `stageVariables.region`: the whole value, never a part of a text. */
  | { readonly type: "stage-variable"; readonly name: string }
  /** `'text'`: the quotes are part of the expression. */
  | { readonly type: "static"; readonly value: string };

/** The source of a header, path or query parameter of the integration request. */
export type RequestSource =
  | ({ readonly type: "parameter" } & Parameter)
  /** `method.request.body`, or the value at a JSONPath of it, written without `$.`. */
  | { readonly type: "body"; readonly path?: string }
  | CommonSource;

/** The source of a header of the method response. */
export type ResponseSource =
  | { readonly type: "header"; readonly name: string }
  /** Every value of the header, joined by commas. */
  | { readonly type: "multivalueheader"; readonly name: string }
  | { readonly type: "body"; readonly path?: string }
  | CommonSource;

const code = "mapping.invalid";
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
const name = /[\w.$-]+/y;

/** Key of `requestParameters`: `integration.request.header.X-Id`. */
export const requestTarget: Grammar<Parameter> = /* @__PURE__ */ grammar({
  name: "a target of a request mapping, integration.request.(header|path|querystring).NAME",
  code,
  parse: (cursor) => parseParameter(cursor, "integration.request."),
  print: (parameter) => printParameter("integration.request.", parameter),
});

/** Key of a method's `requestParameters`: `method.request.header.X-Id`. */
export const methodParameter: Grammar<Parameter> = /* @__PURE__ */ grammar({
  name: "a parameter of the method, method.request.(header|path|querystring).NAME",
  code,
  parse: (cursor) => parseParameter(cursor, "method.request."),
  print: (parameter) => printParameter("method.request.", parameter),
});

/** Value of `requestParameters`: `method.request.path.id`, `context.requestId`, `'static'`. */
export const requestSource: Grammar<RequestSource> = /* @__PURE__ */ grammar<RequestSource>({
  name: "a source of a request mapping",
  code,
  parse(cursor) {
    const common = parseCommon(cursor) ?? parseBody(cursor, /method\.request\.body(?![^.])/y);
    return common ?? { type: "parameter", ...parseParameter(cursor, "method.request.", hint) };
  },
  print: (source) =>
    source.type === "parameter"
      ? printParameter("method.request.", source)
      : source.type === "body"
        ? printBody("method.request.body", source.path)
        : printCommon(source),
});

/** Key of an integration response's `responseParameters`: `method.response.header.X-Id`. */
export const responseTarget: Grammar<{ readonly name: string }> = /* @__PURE__ */ grammar({
  name: "a target of a response mapping, method.response.header.NAME",
  code,
  parse(cursor) {
    cursor.expect(/method\.response\.header\./y, '"method.response.header."');
    return { name: cursor.expect(name, "a header's name") };
  },
  print: (target) => `method.response.header.${target.name}`,
});

/** Value of `responseParameters`: `integration.response.header.ETag`, `context.requestId`, `'static'`. */
export const responseSource: Grammar<ResponseSource> = /* @__PURE__ */ grammar<ResponseSource>({
  name: "a source of a response mapping",
  code,
  parse(cursor) {
    const common = parseCommon(cursor) ?? parseBody(cursor, /integration\.response\.body(?![^.])/y);
    if (common) return common;
    cursor.expect(/integration\.response\./y, `"integration.response."${hint}`);
    const type = cursor.expectOneOf(["header", "multivalueheader"], "header or body");
    cursor.expect(/\./y, '"."');
    return { type, name: cursor.expect(name, "a header's name") };
  },
  print(source) {
    if (source.type === "body") return printBody("integration.response.body", source.path);
    if (source.type !== "header" && source.type !== "multivalueheader") return printCommon(source);
    return `integration.response.${source.type}.${source.name}`;
  },
});

const hint = `, "context.", "stageVariables." or a static value in quotes: 'text'`;

function parseParameter(cursor: GrammarCursor, prefix: string, others = ""): Parameter {
  cursor.expect(new RegExp(prefix.replaceAll(".", "\\."), "y"), `"${prefix}"${others}`);
  const location = cursor.expectOneOf(locations, "a location");
  cursor.expect(/\./y, '"." and a name');
  return { location, name: cursor.expect(name, "a name of letters, digits and . _ $ -") };
}

function printParameter(prefix: string, { location, name }: Parameter): string {
  return `${prefix}${location}.${name}`;
}

function parseBody(
  cursor: GrammarCursor,
  start: RegExp,
): { type: "body"; path?: string } | undefined {
  if (!cursor.takeMatch(start)) return undefined;
  if (!cursor.takeMatch(/\./y)) return { type: "body" };
  return { type: "body", path: cursor.expect(/[^]+/y, "a JSONPath without $.") };
}

function printBody(prefix: string, path: string | undefined): string {
  return path === undefined ? prefix : `${prefix}.${path}`;
}

function parseCommon(cursor: GrammarCursor): CommonSource | undefined {
  if (cursor.takeMatch(/context\./y)) {
    return { type: "context", name: cursor.expect(name, "a context variable: requestId") };
  }
  if (cursor.takeMatch(/stageVariables\./y)) {
    return { type: "stage-variable", name: cursor.expect(/\w+/y, "a stage variable's name") };
  }
  if (!cursor.takeMatch(/'/y)) return undefined;
  const value = cursor.takeMatch(/[^]*(?='$)/y) ?? "";
  cursor.expect(/'/y, "the closing quote");
  return { type: "static", value };
}

function printCommon(source: CommonSource): string {
  if (source.type === "static") return `'${source.value}'`;
  return `${source.type === "context" ? "context" : "stageVariables"}.${source.name}`;
}
