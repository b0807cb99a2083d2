import type { JavaMap, JavaValue } from "../java/values.ts";
import { contextMap } from "./context.ts";
import { inputHost } from "./input.ts";
import { toJava } from "./plain.ts";
import type { TemplateScope } from "./scope.ts";
import { utilHost } from "./util.ts";

/** The values that stand at the start for the variables a template names. */
export interface OpenScope {
  readonly context: () => JavaMap;
  readonly valueOf: (name: string) => JavaValue | undefined;
}

export function openScope(scope: TemplateScope): OpenScope {
  let map: JavaMap | undefined;
  const context = (): JavaMap => (map ??= contextMap(scope.context ?? {}));
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
          return inputHost(scope.input ?? {}, scope.api ?? "rest");
        case "util":
          return utilHost;
        case "context":
          return context();
        case "stageVariables":
          return toJava(scope.stageVariables ?? {}, { silent: true });
        default:
          return undefined;
      }
    },
  };
}
