import type { TemplateScope } from "../../src/integrations/mapping-templates/index.ts";
import { importPeer } from "./peers.ts";

/** velocityjs with the helpers that it needs to render the same text. */
export interface Peer {
  readonly parse: (text: string) => unknown;
  readonly render: (syntax: unknown, scope: TemplateScope) => string;
}

/** Undefined if velocityjs is not installed. */
export async function loadPeer(): Promise<Peer | undefined> {
  const loaded = await importPeer("velocityjs");
  if (!loaded) return undefined;
  // The package has no useful types. Only these two members are used.
  const { parse, Compile } = loaded as {
    parse: (text: string) => unknown;
    Compile: new (syntax: unknown) => { render: (scope: object) => string };
  };
  return {
    parse,
    render: (syntax, scope) => new Compile(syntax).render(peerScope(scope)),
  };
}

/** The fastest lookup that the paths of the cases allow. */
function find(document: unknown, path: string): unknown {
  return path
    .split(".")
    .slice(1)
    .reduce((value: unknown, name) => Reflect.get(value as object, name), document);
}

/** `$input` and `$util` for velocityjs: the simplest JavaScript that renders the same text. */
function peerScope({ input, context, stageVariables }: TemplateScope): object {
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
