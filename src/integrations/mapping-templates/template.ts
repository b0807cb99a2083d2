import { defaultLimits, limitError } from "./limits.ts";
import { refuseNoText } from "./refuse-wrong-use.ts";
import type { Node } from "./velocity/ast.ts";
import { compileBlock } from "./velocity/compile.ts";
import { compileExpression } from "./velocity/compile-expression.ts";
import { type Compiler, Slots } from "./velocity/compiler.ts";
import { parse } from "./velocity/parse.ts";
import type { Render } from "./velocity/run.ts";

/**
 * `api-gateway`: a reference without a value is the empty text, as on AWS. `velocity-1.7`: it has
 * no value and prints itself, as in the plain engine. Neither runs `#macro`, `#parse`, `#include`
 * or `#evaluate`.
 */
export type TemplateProfile = "api-gateway" | "velocity-1.7";

export interface ParseOptions {
  /** Defaults to `api-gateway`. */
  readonly profile?: TemplateProfile;
}

/** A parsed template: render it as often as needed. */
export interface Template {
  readonly text: string;
  readonly profile: TemplateProfile;
  /** The syntax tree, for tools that read templates. */
  readonly syntax: readonly Node[];
}

/** A template turned into functions. */
export interface CompiledTemplate {
  /** The variables it names, in the order of their places. */
  readonly names: readonly string[];
  readonly render: Render;
}

/**
 * Parses a mapping template once, for any number of renders.
 *
 * @throws GatewrightError `template.syntax`, with line, column and code frame, where API Gateway
 *   would answer 500; `template.limit` above 300 KB or 200 levels of nesting; `settings.invalid` for
 *   anything but a text.
 * @example
 * const template = parseTemplate('{"id": "$input.params("id")"}');
 * renderTemplate(template, { input: { params: { path: { id: "42" } } } }).text; // {"id": "42"}
 */
export function parseTemplate(text: string, options: ParseOptions = {}): Template {
  const { profile = "api-gateway" } = options;
  const { templateLength, nesting } = defaultLimits;
  refuseNoText("parse the template", "it", text, "Pass its text, or what parseTemplate returned.");
  if (text.length > templateLength) throw limitError("templateLength", templateLength);
  return new ParsedTemplate(text, profile, parse(text, nesting));
}

/** Keeps what it compiled to. A WeakMap beside it would cost most of a render in collection. */
class ParsedTemplate implements Template {
  readonly text: string;
  readonly profile: TemplateProfile;
  readonly syntax: readonly Node[];
  #plain: CompiledTemplate | undefined;
  #recording: CompiledTemplate | undefined;

  constructor(text: string, profile: TemplateProfile, syntax: readonly Node[]) {
    this.text = text;
    this.profile = profile;
    this.syntax = syntax;
  }

  compiled(recording: boolean): CompiledTemplate {
    if (recording) return (this.#recording ??= compile(this, true));
    return (this.#plain ??= compile(this, false));
  }
}

/** Compiles on first use: a linter needs only the tree, and most renders keep no record. */
export function compiledOf(template: Template, recording: boolean): CompiledTemplate {
  return template instanceof ParsedTemplate
    ? template.compiled(recording)
    : compile(template, recording);
}

function compile({ text, profile, syntax }: Template, recording: boolean): CompiledTemplate {
  const compiler: Compiler = {
    source: text,
    slots: new Slots(),
    unresolved: profile === "api-gateway" ? "" : null,
    recording,
    open: 0,
    block: compileBlock,
    expression: compileExpression,
  };
  const render = compileBlock(syntax, compiler);
  return { names: compiler.slots.names, render };
}
