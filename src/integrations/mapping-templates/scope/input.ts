import { droppedHeaders } from "../../../dropped-headers.ts";
import { javaMap } from "../java/java-map.ts";
import { jsonText } from "../java/text.ts";
import type { JavaHost, JavaMap, JavaValue } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import { parsePath } from "../json-path/parse-path.ts";
import type { JsonPath } from "../json-path/path.ts";
import { query } from "../json-path/query.ts";
import type { Budget } from "../limits.ts";
import { toJava } from "./plain.ts";
import type { ApiKind, InputParams, TemplateInput } from "./scope.ts";

/** `$input`. The body is parsed and the maps are made when a template first asks for them. */
export function inputHost(input: TemplateInput, api: ApiKind): JavaHost {
  return new InputHost(input, api);
}

class InputHost implements JavaHost {
  readonly type = "host";
  readonly #body: string;
  readonly #given: InputParams;
  readonly #api: ApiKind;
  #document: JavaValue | undefined = undefined;
  #params: JavaMap | undefined = undefined;

  constructor({ body, params }: TemplateInput, api: ApiKind) {
    // Recorded: an empty payload reads as `{}` in every form.
    this.#body = body === undefined || body === null || body === "" ? "{}" : body;
    this.#given = params ?? {};
    this.#api = api;
  }

  read(name: string): JavaValue | undefined {
    return name === "body" ? this.#body : undefined;
  }

  call(name: string, args: readonly JavaValue[], budget: Budget): JavaValue | undefined {
    const [text] = args;
    // A WebSocket message has no parameters.
    if (name === "params" && this.#api === "rest") {
      if (text === undefined) return (this.#params ??= paramsMap(this.#given));
      return typeof text === "string" && args.length === 1 ? this.#param(text) : undefined;
    }
    if (typeof text !== "string" || args.length !== 1) return undefined;
    if (name === "path") return this.#find(text, budget) ?? null;
    return name === "json" ? jsonOf(this.#find(text, budget), budget) : undefined;
  }

  #find(path: string, budget: Budget): JavaValue | undefined {
    if (this.#document === undefined) {
      budget.spend(this.#body.length);
      this.#document = parseJson(this.#body);
    }
    return query(compiled(path), this.#document, budget);
  }

  /** Looks in path, query string and headers. */
  #param(name: string): JavaValue {
    const params = (this.#params ??= paramsMap(this.#given));
    for (const place of places) {
      const group = params.get(place);
      const value = typeof group === "object" && group?.type === "map" ? group.get(name) : null;
      if (value !== null) return value;
    }
    return null;
  }
}

const places = ["path", "querystring", "header"] as const;

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

function paramsMap({ path = {}, querystring = {}, header = {} }: InputParams): JavaMap {
  const shown = javaMap();
  for (const name of Object.keys(header)) {
    if (!droppedHeaders.has(name.toLowerCase())) shown.put(name, header[name] ?? null);
  }
  const params = javaMap({ order: "hash" });
  params.put("path", toJava(path));
  params.put("header", shown);
  params.put("querystring", toJava(querystring));
  return params;
}
