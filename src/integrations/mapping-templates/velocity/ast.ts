/** Half-open range of UTF-16 offsets into the template. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a template consists of, in the order in which it renders. */
export type Node =
  | Text
  | Comment
  | Reference
  | SetDirective
  | IfDirective
  | ForeachDirective
  | DefineDirective
  | MacroDirective
  | StopDirective
  | BreakDirective;

/** Printed as it is: plain text, `#[[ ]]#`, the block of `#literal()`, unknown directives. */
export interface Text {
  readonly type: "text";
  /** Without the backslashes of escaped directives. */
  readonly text: string;
  readonly span: Span;
}

/** `## …` with its line end, `#* … *#`. */
export interface Comment {
  readonly type: "comment";
  readonly span: Span;
}

/** `$a.b`, `$!a`, `${a}`, `$a.b('c')[0]`. */
export interface Reference {
  readonly type: "reference";
  /** The variable: `a` in `$a.b`. */
  readonly name: string;
  readonly path: readonly Access[];
  /** `$!a`. */
  readonly quiet: boolean;
  /** `${a}`. */
  readonly formal: boolean;
  /** `\$a`: prints itself instead of its value. */
  readonly escaped: boolean;
  /** Text that comes with the reference: a `#` or `$` before it, a half of its backslashes. */
  readonly prefix: string;
  /** A name without `$`, or `$\\!a`, which Velocity's parser takes for references without a value. */
  readonly bare: boolean;
  /** What plain Velocity prints for `$\\!a`. API Gateway prints nothing, as for all without a value. */
  readonly literal?: string;
  /** The reference itself, without prefix and backslashes. */
  readonly span: Span;
}

export type Access = PropertyAccess | MethodAccess | IndexAccess;

export interface PropertyAccess {
  readonly type: "property";
  readonly name: string;
  readonly span: Span;
}

export interface MethodAccess {
  readonly type: "method";
  readonly name: string;
  readonly args: readonly Expression[];
  readonly span: Span;
}

export interface IndexAccess {
  readonly type: "index";
  readonly index: Expression;
  readonly span: Span;
}

export interface SetDirective {
  readonly type: "set";
  readonly target: Reference;
  readonly value: Expression;
  readonly span: Span;
}

export interface IfDirective {
  readonly type: "if";
  /** `#if` and every `#elseif`, in order. */
  readonly branches: readonly Branch[];
  /** The block of `#else`. */
  readonly otherwise?: readonly Node[];
  readonly span: Span;
}

export interface Branch {
  readonly test: Expression;
  readonly body: readonly Node[];
  /** From the directive to the end of its block. */
  readonly span: Span;
}

export interface ForeachDirective {
  readonly type: "foreach";
  /** `x` in `#foreach($x in $list)`. */
  readonly variable: string;
  /** Missing in `#foreach($x $list)`, which renders nothing. */
  readonly items?: Expression;
  readonly body: readonly Node[];
  readonly span: Span;
}

export interface DefineDirective {
  readonly type: "define";
  readonly variable: string;
  readonly body: readonly Node[];
  readonly span: Span;
}

/** API Gateway ignores the definition, and prints the calls as they are written. */
export interface MacroDirective {
  readonly type: "macro";
  readonly name: string;
  readonly span: Span;
}

/** `#stop`: nothing more is rendered. */
export interface StopDirective {
  readonly type: "stop";
  readonly span: Span;
}

/** `#break`: ends the innermost `#foreach` or `#define`, or else the template. */
export interface BreakDirective {
  readonly type: "break";
  readonly span: Span;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";
export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type LogicalOperator = "&&" | "||";

export type Expression =
  | Reference
  | StringLiteral
  | Interpolation
  | NumberLiteral
  | BooleanLiteral
  | ListLiteral
  | MapLiteral
  | RangeLiteral
  | Not
  | Binary;

/** `'text'`, or `"text"` with nothing to interpolate. */
export interface StringLiteral {
  readonly type: "string";
  readonly value: string;
  readonly span: Span;
}

/** `"text with $references"`: a template within the template. */
export interface Interpolation {
  readonly type: "interpolation";
  readonly parts: readonly Node[];
  /** The parts were parsed with a space behind them, which does not belong to the value. */
  readonly padded: boolean;
  readonly span: Span;
}

export interface NumberLiteral {
  readonly type: "number";
  /** As written. With a point or an exponent it is a Double, else the smallest whole type. */
  readonly text: string;
  readonly span: Span;
}

export interface BooleanLiteral {
  readonly type: "boolean";
  readonly value: boolean;
  readonly span: Span;
}

export interface ListLiteral {
  readonly type: "list";
  readonly items: readonly Expression[];
  readonly span: Span;
}

export interface MapLiteral {
  readonly type: "map";
  readonly entries: readonly (readonly [key: Expression, value: Expression])[];
  readonly span: Span;
}

/** `[1..3]`, `[$from..$to]`: both ends are included. */
export interface RangeLiteral {
  readonly type: "range";
  readonly from: Expression;
  readonly to: Expression;
  readonly span: Span;
}

export interface Not {
  readonly type: "not";
  readonly operand: Expression;
  readonly span: Span;
}

export interface Binary {
  readonly type: "binary";
  /** Word operators (`eq`, `and`, …) appear as their signs. */
  readonly operator: ArithmeticOperator | ComparisonOperator | LogicalOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}
