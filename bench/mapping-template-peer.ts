import type { TemplateScope } from "../src/integrations/mapping-templates/index.ts";

/** velocityjs with the helpers that it needs to render the same text. */
export interface Peer {
  readonly parse: (text: string) => unknown;
  readonly render: (syntax: unknown, scope: TemplateScope) => string;
}

/** Undefined if velocityjs is not installed. */
export async function loadPeer(): Promise<Peer | undefined> {
  const loaded = await load("velocityjs");
  if (!loaded) return undefined;
  // The package has no useful types. Only these two members are used.
  const { parse, Compile } = loaded as {
    parse: (text: string) => unknown;
    Compile: new (syntax: unknown) => { render: (scope: object) => string };
  };
  const find = jsonPathOf(await load("jsonpath-plus"));
  return {
    parse,
    render: (syntax, scope) => new Compile(syntax).render(peerScope(scope, find)),
  };
}

async function load(specifier: string): Promise<unknown> {
  try {
    return await import(specifier);
  } catch {
    return undefined;
  }
}

type Find = (document: unknown, path: string) => unknown;

/** Uses a JSONPath library if one is installed, else the fastest lookup that these paths allow. */
function jsonPathOf(loaded: unknown): Find {
  if (!loaded) {
    return (document, path) =>
      path
        .split(".")
        .slice(1)
        .reduce((value: unknown, name) => Reflect.get(value as object, name), document);
  }
  const { JSONPath } = loaded as {
    JSONPath: (options: { path: string; json: unknown; wrap: false }) => unknown;
  };
  return (document, path) => JSONPath({ path, json: document, wrap: false });
}

/** `$input` and `$util` for velocityjs: the simplest JavaScript that renders the same text. */
function peerScope({ input, context, stageVariables }: TemplateScope, find: Find): object {
  const body = input?.body ?? "{}";
  let parsed: unknown;
  // All lookups of a render share one parsed document, as in `$input`.
  const path = (text: string): unknown => find((parsed ??= JSON.parse(body)), text);
  const params = input?.params ?? {};
  // In the iteration order of Java's map, so that both engines render the same text.
  const groups = {
    path: new Group(params.path),
    header: new Group(params.header),
    querystring: new Group(params.querystring),
  };
  return {
    input: {
      body,
      path,
      json: (text: string) => JSON.stringify(path(text)),
      params: (name?: string) =>
        name === undefined
          ? groups
          : (groups.path.get(name) ?? groups.querystring.get(name) ?? groups.header.get(name)),
    },
    util: { escapeJavaScript },
    context: { ...context, requestOverride: { header: {} } },
    stageVariables,
  };
}

class Group {
  readonly #texts: Readonly<Record<string, string>>;

  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.#texts = texts;
  }

  keySet(): readonly string[] {
    return Object.keys(this.#texts);
  }

  get(name: string): string | undefined {
    return this.#texts[name];
  }
}

const special = /["'\\/\n]/g;

function escapeJavaScript(text: unknown): string {
  return String(text).replace(special, (character) =>
    character === "\n" ? "\\n" : `\\${character}`,
  );
}
