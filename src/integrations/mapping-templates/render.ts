import { type GatewrightError, isGatewrightError } from "../../core/errors.ts";
import { Budget, defaultLimits, failedToRun, runError, type TemplateLimits } from "./limits.ts";
import { type ContextData, contextData } from "./scope/context.ts";
import { OpenScope } from "./scope/open-scope.ts";
import type { TemplateScope } from "./scope/scope.ts";
import type { Step } from "./steps.ts";
import {
  type CompiledTemplate,
  compile,
  compiledOf,
  type ParseOptions,
  parseTemplate,
  type Template,
} from "./template.ts";
import type { Watch } from "./velocity/compiler.ts";
import { errorAt } from "./velocity/cursor.ts";
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
 *   it answers 400; `template.limit`; `json-path.syntax`, `regex.syntax`, `regex.limit`. All but
 *   what is wrong with the scope itself have line, column and code frame.
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
  const open = new OpenScope(scope);
  try {
    return new Result(run(compiledOf(parsed, options.record ?? false), open, limits), open);
  } catch (error) {
    throw placed(error, parsed, scope, limits);
  }
}

function run({ names, render }: CompiledTemplate, open: OpenScope, limits: TemplateLimits): Run {
  const budget = new Budget(limits.work);
  const state: Run = { output: "", variables: [], budget, limits, steps: [], loop: null, depth: 0 };
  try {
    for (const name of names) state.variables.push(open.valueOf(name));
    render(state);
  } catch (error) {
    // `#stop` ends the template, and so does a `#break` outside all blocks.
    if (!(error instanceof Interruption)) throw error;
  }
  return state;
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

/** The error with its place, where there is one: a value of the scope may be too large by itself. */
function placed(
  error: unknown,
  template: Template,
  scope: TemplateScope,
  limits: TemplateLimits,
): unknown {
  // What is nested beyond what the stack holds, in a template or a value, is a limit like the others.
  const failure = error instanceof RangeError ? tooDeep(error) : error;
  if (!isGatewrightError(failure)) return failure;
  const offset = failureIn(template, scope, limits);
  if (offset === undefined) return failure;
  const { details, message } = failure;
  const reason = details && "reason" in details ? details.reason : message;
  return errorAt({ source: template.text, offset }, failure.code, failedToRun, reason);
}

function tooDeep(cause: RangeError): GatewrightError {
  return runError("template.limit", "it is nested too deep", { cause });
}

/**
 * Where the innermost directive or reference that fails begins. The template is run once more to
 * find out, in the same way to the same end, so that no other render has to keep its place.
 */
function failureIn(
  template: Template,
  scope: TemplateScope,
  limits: TemplateLimits,
): number | undefined {
  let start: number | undefined;
  const watch: Watch =
    (closure, { span }) =>
    (state) => {
      try {
        return closure(state);
      } catch (error) {
        if (!(error instanceof Interruption)) start ??= span.start;
        throw error;
      }
    };
  try {
    run(compile(template, false, watch), new OpenScope(scope), limits);
  } catch {
    // Known: it is the reason for looking.
  }
  return start;
}
