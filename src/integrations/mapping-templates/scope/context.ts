import { Budget } from "../budget.ts";
import { type JavaMapOptions, javaMap } from "../java/java-map.ts";
import { javaText } from "../java/text.ts";
import { isMap, type JavaMap, type JavaValue } from "../java/values.ts";
import { type Plain, toJava, toPlain } from "./plain.ts";

/** `$context` after a template has run, as plain data. Hand it to the response template. */
export type ContextData = { readonly [name: string]: Plain | undefined };

const options: JavaMapOptions = { order: "hash", silent: true };

/** `$context`: hash maps that print as nothing, with the overrides that templates write to. */
export function contextMap(data: ContextData, budget: Budget): JavaMap {
  const given = toJava(data, budget, options);
  const context = isMap(given) ? given : javaMap(budget, options);
  const request = ensureMap(context, "requestOverride", budget);
  const response = ensureMap(context, "responseOverride", budget);
  // A template may override a parameter once (documented); what it was given does not count.
  ensureMap(response, "header", budget).writeOnce();
  response.writeOnce();
  for (const part of ["header", "path", "querystring"])
    ensureMap(request, part, budget).writeOnce();
  return context;
}

export function contextData(context: JavaMap, budget: Budget): ContextData {
  // A map becomes an object, which the type of plain data does not tell from the rest.
  const data = toPlain(context, budget) as ContextData;
  for (const [override, parts] of Object.entries(overrides)) {
    for (const part of parts) rememberTexts(context.get(override), data[override], part, budget);
  }
  return data;
}

/** The maps that become headers and parameters. */
const overrides = {
  requestOverride: ["header", "path", "querystring"],
  responseOverride: ["header"],
};

/** What Java prints for the lists and maps that a template wrote to an override. */
const texts = new WeakMap<object, string>();

function rememberTexts(
  from: JavaValue,
  data: Plain | undefined,
  part: string,
  budget: Budget,
): void {
  const values = isMap(from) ? from.get(part) : null;
  const plain = memberOf(data, part);
  if (!isMap(values)) return;
  for (const [key, value] of values.entries()) {
    const member = typeof key === "string" ? memberOf(plain, key) : undefined;
    if (typeof member !== "object" || member === null) continue;
    texts.set(member, javaText(value, budget));
  }
}

function memberOf(data: Plain | undefined, name: string): Plain | undefined {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, name)) return undefined;
  // Checked above: it is its own.
  return Reflect.get(data, name) as Plain | undefined;
}

/**
 * An override as the text of a header or parameter: lists and maps as Java prints them.
 *
 * @example
 * const { context } = renderTemplate("#set($context.responseOverride.header.X = {'a': 1})");
 * overrideText(context.responseOverride.header.X); // {a=1}
 */
export function overrideText(value: Plain): string {
  if (typeof value !== "object" || value === null) return String(value);
  const budget = new Budget();
  return texts.get(value) ?? javaText(toJava(value, budget), budget);
}

function ensureMap(parent: JavaMap, name: string, budget: Budget): JavaMap {
  const known = parent.get(name);
  if (isMap(known)) return known;
  const map = javaMap(budget, options);
  parent.put(name, map);
  return map;
}
