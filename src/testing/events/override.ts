/** A partial value, at any depth. Lists are replaced as a whole. */
export type Override<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Name in keyof Value]?: Override<Value[Name]> | undefined }
    : Value;

/**
 * Replaces members of `value` with those of `override`, at any depth. A member that is `undefined` is
 * removed.
 */
export function applyOverride<Value>(
  value: Value,
  override: Override<NoInfer<Value>> | undefined,
): Value {
  // The result is a Value because the override has the type of its parts.
  return override === undefined ? value : (merge(value, override) as Value);
}

function merge(value: unknown, override: unknown): unknown {
  if (!isPlain(value) || !isPlain(override)) return override;
  const members = new Map(Object.entries(value));
  for (const [name, member] of Object.entries(override)) {
    if (member === undefined) members.delete(name);
    else members.set(name, merge(members.get(name), member));
  }
  return Object.fromEntries(members);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
