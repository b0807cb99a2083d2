/** A JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json };

export type JsonObject = { readonly [member: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray` that also narrows readonly arrays. */
export function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value);
}

/** Parses JSON; returns undefined for invalid JSON. */
export function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parses JSON; returns the text itself if it is not valid JSON. */
export function jsonOrText(text: string): Json {
  const value = jsonOf(text);
  return value === undefined ? text : value;
}

/** Compares two values as JSON; a missing member equals an undefined one. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = new Set([...definedNames(left), ...definedNames(right)]);
  return [...names].every(
    (name) =>
      Object.hasOwn(left, name) &&
      Object.hasOwn(right, name) &&
      equalJson(Reflect.get(left, name), Reflect.get(right, name)),
  );
}

function definedNames(value: object): string[] {
  return Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [name]));
}

/** Names and values of a map, without the undefined ones. */
export function definedEntries<Value>(
  map: Readonly<Record<string, Value | undefined>>,
): readonly (readonly [name: string, value: Value])[] {
  return Object.entries(map).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

/** The object without its undefined members. */
export function defined<Value extends object>(value: Value): Defined<Value> {
  const kept = Object.entries(value).filter(([, member]) => member !== undefined);
  // Only undefined members are removed, as the type says.
  return Object.fromEntries(kept) as Defined<Value>;
}

/** Members that may be undefined become optional members that may not. */
export type Defined<Value> = {
  [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name];
} & {
  [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<
    Value[Name],
    undefined
  >;
};
