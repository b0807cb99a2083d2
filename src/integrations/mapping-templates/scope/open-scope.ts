import type { Budget } from "../budget.ts";
import type { JavaMap, JavaValue } from "../java/values.ts";
import { contextMap } from "./context.ts";
import { inputHost } from "./input.ts";
import { toJava } from "./plain.ts";
import type { TemplateScope } from "./scope.ts";
import { utilHost } from "./util.ts";

/** The values that stand at the start for the variables a template names. */
export class OpenScope {
  readonly #scope: TemplateScope;
  readonly #budget: Budget;
  #context: JavaMap | undefined = undefined;

  constructor(scope: TemplateScope, budget: Budget) {
    this.#scope = scope;
    this.#budget = budget;
  }

  get context(): JavaMap {
    return (this.#context ??= contextMap(this.#scope.context ?? {}, this.#budget));
  }

  valueOf(name: string): JavaValue | undefined {
    const { variables, input, api, stageVariables } = this.#scope;
    if (variables && Object.hasOwn(variables, name)) {
      const variable = variables[name];
      return variable === undefined ? undefined : toJava(variable, this.#budget);
    }
    switch (name) {
      case "input":
        return inputHost(input ?? {}, api ?? "rest", this.#budget);
      case "util":
        return utilHost;
      case "context":
        return this.context;
      case "stageVariables":
        return toJava(stageVariables ?? {}, this.#budget, { silent: true });
      default:
        return undefined;
    }
  }
}
