import type { PathParameterName } from "../../../core/route-key.ts";

const source = Symbol("gatewright.expression");
const mapping = Symbol("gatewright.mapping");

/** A value that a parameter mapping can name: `request.body.json("$.id")`. */
export interface MappingExpression {
  readonly [mapping]: string;
}

/**
 * A value that is known only at request time, with its form in a JSON template and in a parameter
 * mapping.
 *
 * Types do not exist at run time, so each expression carries its printed forms.
 */
export interface RequestExpression extends MappingExpression {
  readonly [source]: string;
}

/** A value of the integration's answer: how it prints in a response template. */
export interface AnswerExpression {
  readonly [source]: string;
}

/** A value for a template: JSON with expressions in place of values. */
export type TemplateValue =
  | RequestExpression
  | AnswerExpression
  | null
  | boolean
  | number
  | string
  | readonly TemplateValue[]
  | { readonly [member: string]: TemplateValue };

/** One expression per path parameter of the route. */
export type PathExpressions<Key extends string> = {
  readonly [Name in PathParameterName<Key>]: RequestExpression;
};

/** The parts of the request that a template can read, including the route's path parameters. */
export interface RequestScope<Key extends string, Declared extends string = string> {
  /** One string per path parameter of the route. */
  readonly path: PathExpressions<Key>;
  /** Value of a query parameter; the empty string if it is missing. */
  readonly query: (name: DeclaredName<Declared, "querystring">) => RequestExpression;
  /**
   * Value of a header; the empty string if it is missing. A template finds the spelling that you
   * write and the one in lower case, as HTTP/2 sends it.
   */
  readonly header: (name: DeclaredName<Declared, "header">) => RequestExpression;
  /** The body, for parameter mappings. A response template reads the integration's answer instead. */
  readonly body: {
    /** The value at a JSONPath of the body: `request.body.json("$.name")`. */
    readonly json: (path: string) => MappingExpression;
  };
}

/** The parts of an integration's answer that a response template can read. */
export interface AnswerScope {
  readonly body: {
    /** The value at a JSONPath of the answer, as JSON; null if it is missing. */
    readonly json: (path: string) => AnswerExpression;
  };
}

/** The names that a route declares at a location; any name if it declares none. */
export type DeclaredName<
  Declared extends string,
  Location extends "header" | "querystring",
> = string extends Declared
  ? string
  : Declared extends `method.request.${Location}.${infer Name}`
    ? Name
    : never;

/** Creates the scope for a route's function. */
export function requestScope<Key extends string>(names: readonly string[]): RequestScope<Key> {
  const path = Object.fromEntries(names.map((name) => [name, parameter("path", name, [name])]));
  return {
    // The names come from the same route string as the type.
    path: path as PathExpressions<Key>,
    query: (name) => parameter("querystring", name, [name]),
    header: (name) => parameter("header", name, [...new Set([name, name.toLowerCase()])]),
    body: { json: (at) => ({ [mapping]: bodyAt(at) }) },
  };
}

/** What the functions of `respond` get. */
export const answerScope: AnswerScope = { body: { json: (at) => ({ [source]: answerBody(at) }) } };

/** Whether a value can print in a template. */
export function isPrintable(value: unknown): value is RequestExpression | AnswerExpression {
  return typeof value === "object" && value !== null && source in value;
}

/** Whether a value can be the source of a parameter mapping. */
export function isMappable(value: unknown): value is MappingExpression {
  return typeof value === "object" && value !== null && mapping in value;
}

/** The template text that prints the expression's value as JSON. */
export function expressionSource(of: RequestExpression | AnswerExpression): string {
  return of[source];
}

/** The same value as the source of a parameter mapping: `method.request.path.id`. */
export function expressionMapping(of: MappingExpression): string {
  return of[mapping];
}

/**
 * A parameter of the request as a JSON string, out of the map of its own location: `$input.params(name)`
 * would let a path or query parameter stand in for a header.
 *
 * That the map is looked up by exact name is not recorded.
 *
 * @param spellings of the name, the first of which that the request has counts
 */
function parameter(
  location: "path" | "querystring" | "header",
  name: string,
  spellings: readonly string[],
): RequestExpression {
  const map = `$input.params().${location}`;
  const found = spellings.map(
    (each) =>
      `(${map}.containsKey(${quoted(each)}))${escapedString(`${map}.get(${quoted(each)})`)}`,
  );
  return {
    [source]: `#if${found.join("#elseif")}#{else}""#end`,
    [mapping]: `method.request.${location}.${name}`,
  };
}

/** Returns the JSONPath without `$.`, as mappings write it. */
function bodyAt(path: string): string {
  return path === "$" ? "method.request.body" : `method.request.body.${path.replace(/^\$\.?/, "")}`;
}

/**
 * JSON whatever the value is, so that no value can add a member. What `$input.json` prints for a
 * missing value is not recorded, so the template asks first: a missing value equals the empty string,
 * as API Gateway evaluates it (recorded), but it has no length.
 */
function answerBody(path: string): string {
  const value = `$input.path(${quoted(path)})`;
  return `#if(${value} == "" && ${value}.length() != 0)null#{else}$input.json(${quoted(path)})#end`;
}

// escapeJavaScript also escapes the single quote, which JSON forbids: AWS's guide undoes it like this.
function escapedString(reference: string): string {
  return String.raw`"$util.escapeJavaScript(${reference}).replaceAll("\\'", "'")"`;
}

/** Returns a Velocity string literal in single quotes, without interpolation. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
