export { type BranchCoverage, branchCoverage, type CoveredBranch } from "./branch-coverage.ts";
export { defaultLimits, type TemplateLimits } from "./limits.ts";
export { type JsonPathResult, queryJsonPath } from "./query-json-path.ts";
export { type Rendered, type RenderOptions, renderTemplate } from "./render.ts";
export type { ContextData } from "./scope/context.ts";
export type { Plain } from "./scope/plain.ts";
export type { ApiKind, InputParams, TemplateInput, TemplateScope } from "./scope/scope.ts";
export type { Step } from "./steps.ts";
export {
  type ParseOptions,
  parseTemplate,
  type Template,
  type TemplateProfile,
} from "./template.ts";
export type {
  Access,
  ArithmeticOperator,
  Binary,
  BooleanLiteral,
  Branch,
  BreakDirective,
  Comment,
  ComparisonOperator,
  DefineDirective,
  Expression,
  ForeachDirective,
  IfDirective,
  IndexAccess,
  Interpolation,
  ListLiteral,
  LogicalOperator,
  MacroDirective,
  MapLiteral,
  MethodAccess,
  Node,
  Not,
  NumberLiteral,
  PropertyAccess,
  RangeLiteral,
  Reference,
  SetDirective,
  Span,
  StopDirective,
  StringLiteral,
  Text,
} from "./velocity/ast.ts";
