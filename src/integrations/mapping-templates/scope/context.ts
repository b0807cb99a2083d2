import type { Budget } from "../budget.ts";
import { type JavaMapOptions, javaMap } from "../java/java-map.ts";
import { isMap, type JavaMap } from "../java/values.ts";
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
  return toPlain(context, budget) as ContextData;
}

function ensureMap(parent: JavaMap, name: string, budget: Budget): JavaMap {
  const known = parent.get(name);
  if (isMap(known)) return known;
  const map = javaMap(budget, options);
  parent.put(name, map);
  return map;
}
