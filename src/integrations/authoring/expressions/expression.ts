import type { PathParameterName } from "../../../core/route-key.ts";

const source = Symbol("gatewright.expression");
const mapping = Symbol("gatewright.mapping");

/**
 * A value that is known only at request time, with its form in a JSON template and in a parameter
 * mapping.
 *
 * Types do not exist at run time, so each expression carries its printed forms.
 */
export interface RequestExpression {
  readonly [source]: string;
  readonly [mapping]: string;
}

/** A value for a template: JSON with expressions in place of values. */
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

/** The parts of the request that a template can read, including the route's path parameters. */
export interface RequestScope<Key extends string, Declared extends string = string> {
  /** One string per path parameter of the route. */
  readonly path: PathExpressions<Key>;
  /** Returns the value of a query parameter; the empty string if missing. */
  readonly query: (name: DeclaredName<Declared, "querystring">) => RequestExpression;
  /** Returns the value of a header, spelled as by the client; the empty string if missing. */
  readonly header: (name: DeclaredName<Declared, "header">) => RequestExpression;
  readonly body: {
    /** Returns the string at a JSONPath of the body: `request.body.string("$.name")`. */
    readonly string: (path: string) => RequestExpression;
    /** Returns the number at a JSONPath of the body. */
    readonly number: (path: string) => RequestExpression;
    /** Returns the boolean at a JSONPath of the body. */
    readonly boolean: (path: string) => RequestExpression;
    /** Returns the JSON at a JSONPath of the body. */
    readonly json: (path: string) => RequestExpression;
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
  const path = Object.fromEntries(names.map((name) => [name, parameter("path")(name)]));
  return {
    // The names come from the same route string as the type.
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

/** Returns the template text that prints the expression's value as JSON. */
export function expressionSource(of: RequestExpression): string {
  return of[source];
}

/** Returns the expression as the source of a parameter mapping: `method.request.path.id`. */
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

/** Returns the JSONPath without `$.`, as mappings write it. */
function bodyAt(path: string): string {
  return path === "$" ? "method.request.body" : `method.request.body.${path.replace(/^\$\.?/, "")}`;
}

// escapeJavaScript also escapes the single quote, which JSON forbids: AWS's guide undoes it like this.
function escapedString(reference: string): string {
  return String.raw`"$util.escapeJavaScript(${reference}).replaceAll("\\'", "'")"`;
}

/** Returns a Velocity string literal in single quotes, without interpolation. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
