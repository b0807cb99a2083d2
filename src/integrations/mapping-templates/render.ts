import { type GatewrightError, isGatewrightError } from "../../core/errors.ts";
import { Budget } from "./budget.ts";
import { defaultLimits, failedToRun, limitError, runError, type TemplateLimits } from "./limits.ts";
import { type ContextData, contextData } from "./scope/context.ts";
import { OpenScope } from "./scope/open-scope.ts";
import type { TemplateScope } from "./scope/scope.ts";
import type { Step } from "./steps.ts";
import { compiledOf, type ParseOptions, parseTemplate, type Template } from "./template.ts";
import { errorAt } from "./velocity/cursor.ts";
import { firstMark, Interruption, type Run } from "./velocity/run.ts";

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
 *   it answers 400; `template.limit`; `template.unsupported`; `json-path.syntax`, `regex.syntax`,
 *   `regex.limit`. All but what is wrong with the scope itself have line, column and code frame.
 *   `settings.invalid`: the template or the body is no text.
 * @example
 * const scope = { input: { body: '{"name": "Ann"}' }, context: { stage: "prod" } };
 * renderTemplate("$context.stage: $input.path('$.name')", scope).text; // prod: Ann
 */
export function renderTemplate(
  template: Template | string,
  scope: TemplateScope = {},
  options: RenderOptions = {},
): Rendered {
  const parsed = isParsed(template) ? template : parseTemplate(template, options);
  const limits = options.limits ? { ...defaultLimits, ...options.limits } : defaultLimits;
  const budget = new Budget(limits);
  const open = new OpenScope(scope, budget);
  const state = newRun(limits, budget);
  try {
    const { names, render } = compiledOf(parsed, options.record ?? false);
    for (const name of names) state.variables.push(open.valueOf(name));
    state.place = 0;
    render(state);
  } catch (error) {
    // `#stop` ends the template, and so does a `#break` outside all blocks.
    if (!(error instanceof Interruption)) throw placed(error, parsed, state);
  }
  return new Result(state, open);
}

function isParsed(template: Template | string): template is Template {
  return typeof template === "object" && template !== null && "syntax" in template;
}

function newRun(limits: TemplateLimits, budget: Budget): Run {
  return {
    output: "",
    mark: Math.min(firstMark, limits.outputLength),
    variables: [],
    budget,
    limits,
    steps: [],
    place: nowhere,
    loop: null,
    depth: 0,
  };
}

/** The place of a failure before the template runs: what is wrong is the scope itself. */
const nowhere = -1;

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

/** The error with its place, if it has one. */
function placed(error: unknown, { text }: Template, { place, limits }: Run): unknown {
  const failure = error instanceof RangeError ? tooMuch(error, limits) : error;
  if (!isGatewrightError(failure) || place === nowhere) return failure;
  const { details, message } = failure;
  const reason = details && "reason" in details ? details.reason : message;
  return errorAt({ source: text, offset: place }, failure.code, failedToRun, reason);
}

/**
 * What is nested beyond what the stack holds, in a template or a value, is a limit like the others;
 * and so is a text that JavaScript cannot make, should one ever be asked for.
 */
function tooMuch(cause: RangeError, { textLength }: TemplateLimits): GatewrightError {
  if (!/call stack/i.test(cause.message)) return limitError("textLength", textLength);
  return runError("template.limit", "it is nested too deep", { cause });
}
