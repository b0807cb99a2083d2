import { droppedHeaders } from "../../../dropped-headers.ts";
import { javaMap } from "../java/java-map.ts";
import { jsonText } from "../java/text.ts";
import type { JavaHost, JavaMap, JavaValue } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import { parsePath } from "../json-path/parse-path.ts";
import type { JsonPath } from "../json-path/path.ts";
import { query } from "../json-path/query.ts";
import type { Budget } from "../limits.ts";
import type { ApiKind, InputParams, TemplateInput } from "./scope.ts";

/** `$input`. */
export function inputHost(input: TemplateInput, api: ApiKind, budget: Budget): JavaHost {
  // Recorded: an empty payload reads as `{}` in every form.
  const body =
    input.body === undefined || input.body === null || input.body === "" ? "{}" : input.body;
  let parsed: { readonly value: JavaValue } | undefined;
  const find = (path: string): JavaValue | undefined => {
    if (!parsed) {
      budget.spend(body.length);
      parsed = { value: parseJson(body) };
    }
    return query(compiled(path), parsed.value, budget);
  };
  let params: JavaMap | undefined;
  const methods = new Map<
    string,
    JavaHost["methods"] extends ReadonlyMap<string, infer Call> ? Call : never
  >([
    ["path", withPath((path) => find(path) ?? null)],
    ["json", withPath((path) => jsonOf(find(path), budget))],
  ]);
  // A WebSocket message has no parameters.
  if (api === "rest")
    methods.set("params", (args) => readParams((params ??= paramsMap(input.params ?? {})), args));
  return { type: "host", properties: new Map([["body", () => body]]), methods };
}

function withPath(run: (path: string) => JavaValue) {
  return (args: readonly JavaValue[]): JavaValue | undefined => {
    const [path] = args;
    return typeof path === "string" && args.length === 1 ? run(path) : undefined;
  };
}

/** What is missing or null is the empty JSON text. */
function jsonOf(value: JavaValue | undefined, budget: Budget): string {
  return value === undefined || value === null ? '""' : jsonText(value, budget, false);
}

const cacheSize = 500;
const paths = new Map<string, JsonPath>();

function compiled(path: string): JsonPath {
  const known = paths.get(path);
  if (known) return known;
  const compiled = parsePath(path);
  if (paths.size >= cacheSize) paths.clear();
  paths.set(path, compiled);
  return compiled;
}

/** `params()` is the map of all; `params(name)` looks in path, query string and headers. */
function readParams(params: JavaMap, args: readonly JavaValue[]): JavaValue | undefined {
  const [name] = args;
  if (name === undefined) return params;
  if (typeof name !== "string" || args.length !== 1) return undefined;
  for (const place of ["path", "querystring", "header"]) {
    const group = params.get(place);
    const value = typeof group === "object" && group?.type === "map" ? group.get(name) : null;
    if (value !== null) return value;
  }
  return null;
}

function paramsMap({ path = {}, querystring = {}, header = {} }: InputParams): JavaMap {
  const params = javaMap({ order: "hash" });
  params.put("path", textMap(path));
  params.put(
    "header",
    textMap(header, (name) => !droppedHeaders.has(name.toLowerCase())),
  );
  params.put("querystring", textMap(querystring));
  return params;
}

function textMap(
  texts: Readonly<Record<string, string>>,
  isShown: (name: string) => boolean = () => true,
): JavaMap {
  const map = javaMap();
  for (const [name, text] of Object.entries(texts)) if (isShown(name)) map.put(name, text);
  return map;
}
