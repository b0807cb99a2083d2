import { droppedHeaders } from "../../../core/header-policies.ts";
import type { Budget } from "../budget.ts";
import { chargedCache } from "../charged-cache.ts";
import { javaMap } from "../java/java-map.ts";
import { jsonText } from "../java/text.ts";
import { isMap, type JavaHost, type JavaMap, type JavaValue, type Method } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import { parsePath } from "../json-path/parse-path.ts";
import { query } from "../json-path/query.ts";
import { walks } from "../methods/charges.ts";
import { method, methodTable, string, variadic } from "../methods/method.ts";
import { refuseNoText } from "../refuse-wrong-use.ts";
import { toJava } from "./plain.ts";
import type { ApiKind, InputParams, TemplateInput } from "./scope.ts";

/** `$input`. The body is parsed and the maps are made when a template first asks for them. */
export function inputHost(input: TemplateInput, api: ApiKind, budget: Budget): JavaHost {
  return new InputHost(input, api, budget);
}

class InputHost implements JavaHost {
  readonly type = "host";
  readonly methods: JavaHost["methods"];
  readonly #body: string;
  readonly #given: InputParams;
  readonly #budget: Budget;
  #document: JavaValue | undefined = undefined;
  #params: JavaMap | undefined = undefined;

  constructor({ body, params }: TemplateInput, api: ApiKind, budget: Budget) {
    this.#budget = budget;
    // Recorded: an empty payload reads as `{}` in every form.
    this.#body = body === undefined || body === null || body === "" ? "{}" : body;
    const hint = "Pass it as JSON.stringify(body).";
    refuseNoText("render the template", "scope.input.body", this.#body, hint);
    this.#given = params ?? {};
    // A WebSocket message has no parameters.
    this.methods = api === "rest" ? restMethods : bodyMethods;
  }

  read(name: string): JavaValue | undefined {
    return name === "body" ? this.#body : undefined;
  }

  find(path: string, budget: Budget): JavaValue | undefined {
    if (this.#document === undefined) this.#document = parseJson(this.#body, budget);
    return query(compiled(path, budget), this.#document, budget);
  }

  get params(): JavaMap {
    return (this.#params ??= paramsMap(this.#given, this.#budget));
  }

  /** Looks in path, query string and headers. */
  param(name: string): JavaValue {
    for (const place of places) {
      const group = this.params.get(place);
      const value = isMap(group) ? group.get(name) : null;
      if (value !== null) return value;
    }
    return null;
  }
}

const places = ["path", "querystring", "header"] as const;

/** A method of one String; any other argument leaves the call unresolved. */
function ofText(
  run: (input: InputHost, text: string, budget: Budget) => JavaValue,
): Method<InputHost> {
  return method([string], walks, (input, [text], budget) => run(input, text, budget));
}

const param = ofText((input, name) => input.param(name));

const bodyMethods: JavaHost["methods"] = methodTable<InputHost>({
  path: ofText((input, path, budget) => input.find(path, budget) ?? null),
  json: ofText((input, path, budget) => jsonOf(input.find(path, budget), budget)),
});

const restMethods: JavaHost["methods"] = new Map([
  ...bodyMethods,
  [
    "params",
    variadic<InputHost>(walks, (input, args, budget) =>
      args.length === 0 ? input.params : param(input, args, budget),
    ),
  ],
]);

/** What is missing or null is the empty JSON text. */
function jsonOf(value: JavaValue | undefined, budget: Budget): string {
  return value === undefined || value === null ? '""' : jsonText(value, budget, false);
}

/** Work that is kept as compiled paths: a few megabytes. */
const mostKept = 5_000_000;

const compiled = chargedCache(mostKept, (path, budget) => parsePath(path, budget));

/**
 * The order of the places is that of six published outputs of deployed APIs. Headers keep their order:
 * the gateway passes them sorted by name.
 */
function paramsMap(
  { path = {}, querystring = {}, header = {} }: InputParams,
  budget: Budget,
): JavaMap {
  const shown = javaMap(budget);
  for (const [name, value] of Object.entries(header)) {
    if (!droppedHeaders.has(name.toLowerCase())) shown.put(name, value ?? null);
  }
  const params = javaMap(budget);
  params.put("path", toJava(path, budget));
  params.put("querystring", toJava(querystring, budget));
  params.put("header", shown);
  return params;
}
