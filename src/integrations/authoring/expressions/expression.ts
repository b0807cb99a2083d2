import type { PathParameterName } from "../../../core/route-key.ts";

const source = Symbol("gatewright.expression");
const mapping = Symbol("gatewright.mapping");

/**
 * A value that is known only when a request comes in: how it prints in a JSON template, and how a
 * parameter mapping names it.
 *
 * Types are gone at run time, so each expression carries its own printed forms.
 */
export interface RequestExpression {
  readonly [source]: string;
  readonly [mapping]: string;
}

/** What a template may put together: JSON, with expressions at any place of a value. */
export type TemplateValue =
  | RequestExpression
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

/** The parts of the request that a template can read, with the path parameters of the route. */
export interface RequestScope<Key extends string, Declared extends string = string> {
  /** One string per path parameter of the route. */
  readonly path: PathExpressions<Key>;
  /** Value of a query parameter; the empty string when absent. */
  readonly query: (name: DeclaredName<Declared, "querystring">) => RequestExpression;
  /** Value of a header, spelled as the client spells it; the empty string when absent. */
  readonly header: (name: DeclaredName<Declared, "header">) => RequestExpression;
  readonly body: {
    /** The string at a JSONPath of the body: `request.body.string("$.name")`. */
    readonly string: (path: string) => RequestExpression;
    /** The number at a JSONPath of the body. */
    readonly number: (path: string) => RequestExpression;
    /** The boolean at a JSONPath of the body. */
    readonly boolean: (path: string) => RequestExpression;
    /** Whatever stands at a JSONPath of the body, as JSON. */
    readonly json: (path: string) => RequestExpression;
  };
}

/** The names that a route declares at a location; any name where it declares nothing. */
export type DeclaredName<
  Declared extends string,
  Location extends "header" | "querystring",
> = string extends Declared
  ? string
  : Declared extends `method.request.${Location}.${infer Name}`
    ? Name
    : never;

/** The scope that a route's function gets. */
export function requestScope<Key extends string>(names: readonly string[]): RequestScope<Key> {
  const path = Object.fromEntries(names.map((name) => [name, parameter("path")(name)]));
  return {
    // The names were read off the same route string that the type reads them off.
    path: path as PathExpressions<Key>,
    query: parameter("querystring"),
    header: parameter("header"),
    body: {
      string: (at) => expression(escapedString(`$input.path(${quoted(at)})`), bodyAt(at)),
      number: (at) => expression(`$input.path(${quoted(at)})`, bodyAt(at)),
      boolean: (at) => expression(`$input.path(${quoted(at)})`, bodyAt(at)),
      json: (at) => expression(`$input.json(${quoted(at)})`, bodyAt(at)),
    },
  };
}

export function isExpression(value: unknown): value is RequestExpression {
  return typeof value === "object" && value !== null && source in value;
}

/** The template text that prints the expression's value as JSON. */
export function expressionSource(of: RequestExpression): string {
  return of[source];
}

/** The same value as the source of a parameter mapping: `method.request.path.id`. */
export function expressionMapping(of: RequestExpression): string {
  return of[mapping];
}

function expression(text: string, mappedFrom: string): RequestExpression {
  return { [source]: text, [mapping]: mappedFrom };
}

function parameter(location: "path" | "querystring" | "header") {
  return (name: string): RequestExpression =>
    expression(
      escapedString(`$input.params(${quoted(name)})`),
      `method.request.${location}.${name}`,
    );
}

/** A mapping writes the JSONPath without its `$.`. */
function bodyAt(path: string): string {
  return path === "$" ? "method.request.body" : `method.request.body.${path.replace(/^\$\.?/, "")}`;
}

// escapeJavaScript also escapes the single quote, which JSON forbids: AWS's guide undoes it like this.
function escapedString(reference: string): string {
  return String.raw`"$util.escapeJavaScript(${reference}).replaceAll("\\'", "'")"`;
}

/** A Velocity string literal: single quotes, doubled inside, and nothing is interpolated. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
