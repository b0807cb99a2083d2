import type { JavaMap, JavaValue } from "../java/values.ts";
import type { Budget } from "../limits.ts";
import { contextMap } from "./context.ts";
import { inputHost } from "./input.ts";
import { type Plain, toJava } from "./plain.ts";
import { utilHost } from "./util.ts";

/** REST APIs have the whole scope; a WebSocket API's `$input` has no `params`. */
export type ApiKind = "rest" | "websocket";

/** What `$input.params()` reads, by place. */
export interface InputParams {
  readonly path?: Readonly<Record<string, string>>;
  readonly querystring?: Readonly<Record<string, string>>;
  /** Names as the client sent them: `$input.params('x')` distinguishes case. */
  readonly header?: Readonly<Record<string, string>>;
}

export interface TemplateInput {
  /** The payload as text. Absent, null or empty: templates read `{}`. */
  readonly body?: string | null;
  readonly params?: InputParams;
}

/** What a template can read. Every part may be left out. */
export interface TemplateScope {
  readonly input?: TemplateInput;
  /** `$context`, as plain data. The overrides are added to it. */
  readonly context?: { readonly [name: string]: Plain | undefined };
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** More variables, for the plain language: `{ name: "Ann" }` is `$name`. */
  readonly variables?: { readonly [name: string]: Plain | undefined };
  /** Absent: `rest`. */
  readonly api?: ApiKind;
}

/** The values that stand at the start for the variables a template names. */
export interface OpenScope {
  readonly context: JavaMap;
  readonly valueOf: (name: string) => JavaValue | undefined;
}

export function openScope(scope: TemplateScope, budget: Budget): OpenScope {
  const context = contextMap(scope.context ?? {});
  return {
    context,
    valueOf: (name) => {
      const own = scope.variables;
      if (own && Object.hasOwn(own, name)) {
        const variable = own[name];
        return variable === undefined ? undefined : toJava(variable);
      }
      switch (name) {
        case "input":
          return inputHost(scope.input ?? {}, scope.api ?? "rest", budget);
        case "util":
          return utilHost(budget);
        case "context":
          return context;
        case "stageVariables":
          return toJava(scope.stageVariables ?? {}, { silent: true });
        default:
          return undefined;
      }
    },
  };
}
