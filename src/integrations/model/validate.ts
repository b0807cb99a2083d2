import * as z from "zod/mini";
import { type FieldProblem, GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { redactInPlace, redactText } from "../../core/secrets/redact-text.ts";

/**
 * Parses `candidate`; throws an error that lists each invalid field, its value and the likely fix.
 *
 * @param what the subject of the message: `the "rest.mock" integration`
 */
export function validate<Output>(
  schema: z.core.$ZodType<Output>,
  candidate: unknown,
  what: string,
  code: BuildErrorCode,
): Output {
  // Otherwise zod compiles a function for each kind of object, which costs more than an API of
  // hundreds of routes saves.
  const result = z.safeParse(schema, candidate, { jitless: true });
  if (result.success) return result.data;
  const problems = explainIssues(schema, result.error.issues, candidate);
  const lines = problems.map((problem) => `  ${printProblem(problem)}`);
  throw new GatewrightError(code, `Failed to build ${what}:\n${lines.join("\n")}`, {
    cause: result.error,
    details: { problems },
  });
}

/** Codes of errors about definitions. */
type BuildErrorCode = "api.invalid" | "integration.invalid" | "route.invalid";

/** Explains zod's issues: the field, its value, and the likely fix. */
export function explainIssues(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  candidate: unknown,
): FieldProblem[] {
  return issues.flatMap((issue): FieldProblem[] => {
    const path = issue.path.map(String);
    if (issue.code === "invalid_key") return issue.issues.map(({ message }) => ({ path, message }));
    if (issue.code !== "unrecognized_keys") {
      const message = redactInPlace(issue.message);
      return [{ path, message: `${message}${shownValue(candidate, issue)}` }];
    }
    const known = keysAt(schema, issue.path, candidate);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const advice = meant ? `Did you mean "${meant}"?` : `Known settings: ${known.join(", ")}.`;
      return { path: [...path, key], message: `unknown setting. ${advice}`, meant };
    });
  });
}

/** Formats a problem on one line: the path, what is wrong, and a suggestion. */
export function printProblem({ path, message }: FieldProblem): string {
  return `${path.join(".") || "(whole)"}: ${message}`;
}

/** Formats the value, if any; custom checks include it in their own messages. */
function shownValue(candidate: unknown, issue: z.core.$ZodIssue): string {
  const value = issue.path.reduce(memberOf, candidate);
  const text = JSON.stringify(value);
  const isShown = issue.code === "custom" && value !== "";
  if (text === undefined || text.length > 80 || isShown) return "";
  return ` (got ${redactText(text)})`;
}

function memberOf(holder: unknown, key: PropertyKey): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return Reflect.get(holder, key);
}

/**
 * Returns the known keys of the schema at `path`; for a union, of the option that `value` selects.
 */
function keysAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): readonly string[] {
  // Every schema is one of these: zod discriminates them by `type`.
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [key, ...rest] = path;
  switch (def.type) {
    case "optional":
    case "readonly":
      return keysAt(def.innerType, path, value);
    case "union": {
      const meant = def.options.find((option) => isMeant(option, value));
      return meant ? keysAt(meant, path, value) : [];
    }
    case "object": {
      if (key === undefined) return Object.keys(def.shape);
      const member = def.shape[String(key)];
      return member ? keysAt(member, rest, memberOf(value, key)) : [];
    }
    case "record":
      return key === undefined ? [] : keysAt(def.valueType, rest, memberOf(value, key));
    case "array":
      return key === undefined ? [] : keysAt(def.element, rest, memberOf(value, key));
    default:
      return [];
  }
}

/** Returns whether the discriminator of this option matches `value`. */
function isMeant(option: z.core.$ZodType, value: unknown): boolean {
  const tags = Object.entries(option._zod.propValues ?? {});
  return tags.length > 0 && tags.every(([name, values]) => isAmong(values, memberOf(value, name)));
}

function isAmong(values: ReadonlySet<unknown>, value: unknown): boolean {
  return values.has(value);
}
