import * as z from "zod/mini";
import { GatewrightError, type GatewrightErrorCode } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { redactInPlace, redactText } from "../../core/secrets/redact-text.ts";

/**
 * Parses `candidate`, or throws an error that names each field, its value and the likely fix.
 *
 * `what` names the thing in the message: `the "rest.mock" integration`.
 */
export function validate<Output>(
  schema: z.core.$ZodType<Output>,
  candidate: unknown,
  what: string,
  code: GatewrightErrorCode,
): Output {
  // Else zod compiles a function for each kind of object, which costs more than an API of hundreds of
  // routes gains by it.
  const result = z.safeParse(schema, candidate, { jitless: true });
  if (result.success) return result.data;
  const lines = explainIssues(schema, result.error.issues, candidate);
  throw new GatewrightError(code, `Failed to build ${what}:\n${lines.join("\n")}`, {
    cause: result.error,
  });
}

/** One line per wrong field: where it stands, what is wrong, what was probably meant. */
export function explainIssues(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  candidate: unknown,
): string[] {
  return issues.flatMap((issue) => {
    const at = issue.path.map(String).join(".");
    if (issue.code === "invalid_key") {
      return issue.issues.map(({ message }) => `  ${at}: ${message}`);
    }
    if (issue.code !== "unrecognized_keys") {
      const message = redactInPlace(issue.message);
      return [`  ${at || "(whole)"}: ${message}${shownValue(candidate, issue)}`];
    }
    const known = keysAt(schema, issue.path, candidate);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const advice = meant ? ` Did you mean "${meant}"?` : ` Known are ${known.join(", ")}.`;
      return `  ${[...issue.path.map(String), key].join(".")}: there is no such setting.${advice}`;
    });
  });
}

/** The value, unless the message already shows it or there is none. */
function shownValue(candidate: unknown, issue: z.core.$ZodIssue): string {
  const value = issue.path.reduce(memberOf, candidate);
  const text = JSON.stringify(value);
  const isShown = typeof value === "string" && value !== "" && issue.message.includes(value);
  if (text === undefined || text.length > 80 || isShown) return "";
  return ` (it is ${redactText(text)})`;
}

function memberOf(holder: unknown, key: PropertyKey): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return Reflect.get(holder, key);
}

/** The keys that the schema at `path` knows; of a union, the member that `value` says it is. */
function keysAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): readonly string[] {
  // Every schema is one of these: zod tells them apart by `type`.
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

/** Whether the members that tell this option from others are those of `value`. */
function isMeant(option: z.core.$ZodType, value: unknown): boolean {
  const tags = Object.entries(option._zod.propValues ?? {});
  return tags.length > 0 && tags.every(([name, values]) => isAmong(values, memberOf(value, name)));
}

function isAmong(values: ReadonlySet<unknown>, value: unknown): boolean {
  return values.has(value);
}
