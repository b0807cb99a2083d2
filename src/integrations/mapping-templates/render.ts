import { GatewrightError, isGatewrightError } from "../../errors.ts";
import { Budget, defaultLimits, type TemplateLimits } from "./limits.ts";
import { type ContextData, contextData } from "./scope/context.ts";
import { OpenScope } from "./scope/open-scope.ts";
import type { TemplateScope } from "./scope/scope.ts";
import type { Step } from "./steps.ts";
import { compiledOf, type ParseOptions, parseTemplate, type Template } from "./template.ts";
import { Interruption, type Run } from "./velocity/run.ts";

export interface RenderOptions extends ParseOptions {
  /** Bounds other than the default ones. */
  readonly limits?: Partial<TemplateLimits>;
  /** Whether to keep a record of the steps. Costs time; absent: no. */
  readonly record?: boolean;
}

export interface Rendered {
  readonly text: string;
  /** `$context` afterwards, with what the template wrote to the overrides. */
  readonly context: ContextData;
  /** What the template did, in order. Empty without `record`. */
  readonly steps: readonly Step[];
}

/**
 * Renders a mapping template as API Gateway does.
 *
 * @throws GatewrightError `template.syntax` (only for a text); `template.evaluation`, where a Java
 *   method throws and API Gateway answers 500; `template.payload`, where the body is not JSON and
 *   it answers 400; `template.limit`; `json-path.syntax`, `regex.syntax`, `regex.limit`.
 * @example
 * const scope = { input: { body: '{"name": "Ann"}' }, context: { stage: "prod" } };
 * renderTemplate("$context.stage: $input.path('$.name')", scope).text; // prod: Ann
 */
export function renderTemplate(
  template: Template | string,
  scope: TemplateScope = {},
  options: RenderOptions = {},
): Rendered {
  const parsed = typeof template === "string" ? parseTemplate(template, options) : template;
  const limits = options.limits ? { ...defaultLimits, ...options.limits } : defaultLimits;
  const budget = new Budget(limits.work);
  const open = new OpenScope(scope);
  const run: Run = { output: "", variables: [], budget, limits, steps: [], loop: null, depth: 0 };
  try {
    const { names, render } = compiledOf(parsed, options.record ?? false);
    for (const name of names) run.variables.push(open.valueOf(name));
    render(run);
  } catch (error) {
    // `#stop` ends the template, and so does a `#break` outside all blocks.
    if (!(error instanceof Interruption)) throw named(error);
  }
  return new Result(run, open);
}

/** Few callers read the context, and copying it costs as much as a small template. */
class Result implements Rendered {
  readonly text: string;
  readonly steps: readonly Step[];
  // Own and enumerable, so that results can be spread and compared.
  declare readonly context: ContextData;
  readonly #budget: Budget;
  readonly #scope: OpenScope;
  #data: ContextData | undefined = undefined;

  constructor({ output, steps, budget }: Run, scope: OpenScope) {
    this.text = output;
    this.steps = steps;
    this.#budget = budget;
    this.#scope = scope;
    Object.defineProperty(this, "context", Result.#property);
  }

  // A getter of its own for every result would give each a hidden class, which V8 keeps for long.
  static readonly #property: PropertyDescriptor & ThisType<Result> = {
    get() {
      return (this.#data ??= contextData(this.#scope.context, this.#budget));
    },
    enumerable: true,
  };
}

/** What is nested beyond what the stack holds, in a template or a value, is a limit like the others. */
function named(error: unknown): unknown {
  if (isGatewrightError(error) || !(error instanceof RangeError)) return error;
  return new GatewrightError(
    "template.limit",
    "Failed to run the template: it is nested too deep",
    {
      cause: error,
    },
  );
}
