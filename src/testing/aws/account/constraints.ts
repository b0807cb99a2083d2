import { AwsError } from "./aws-error.ts";

/** A constraint of the service's model on a value, checked before the service sees the call. */
export interface Constraint {
  /** The member's path, such as `putIntegrationInput.type`. */
  readonly at: string;
  readonly value: unknown;
  readonly isMet: boolean;
  /** The rule, such as `Member must satisfy enum value set: [HTTP, MOCK]`. */
  readonly text: string;
}

export function oneOf(
  at: string,
  value: string | undefined,
  allowed: readonly string[],
): Constraint {
  const text = `Member must satisfy enum value set: [${allowed.join(", ")}]`;
  return { at, value, isMet: value === undefined || allowed.includes(value), text };
}

/**
 * Constraints for members whose value is from an enumeration of the SDK. AWS's order of the values
 * is recorded for a few enumerations; the others have the SDK's order.
 */
export function enumerations<Input extends object>(
  operation: string,
  input: Input,
  words: { readonly [Name in keyof Input]?: Readonly<Record<string, string>> },
): Constraint[] {
  return Object.entries<Readonly<Record<string, string>> | undefined>(words).map(
    ([name, enumeration = {}]) => {
      const value: unknown = Reflect.get(input, name);
      const text = typeof value === "string" ? value : undefined;
      return oneOf(`${operation}Input.${name}`, text, Object.values(enumeration));
    },
  );
}

export function eachOneOf(
  at: string,
  values: readonly string[] | undefined,
  allowed: readonly string[],
): Constraint {
  const inner = `Member must satisfy enum value set: [${allowed.join(", ")}]`;
  const isMet = values?.every((value) => allowed.includes(value)) ?? true;
  const text = `Member must satisfy constraint: [${inner}]`;
  return { at, value: `[${values?.join(", ") ?? ""}]`, isMet, text };
}

export function statusCodePattern(statusCode: string): Constraint {
  const text = String.raw`Member must satisfy regular expression pattern: [1-5]\d\d`;
  return { at: "statusCode", value: statusCode, isMet: /^[1-5]\d\d$/.test(statusCode), text };
}

/**
 * Rejects a call with all the constraints that it breaks in one message (recorded).
 *
 * @throws AwsError `ValidationException`
 */
export function checkConstraints(constraints: readonly Constraint[]): void {
  const broken = constraints.filter(({ isMet }) => !isMet);
  if (broken.length === 0) return;
  const noun = broken.length === 1 ? "error" : "errors";
  const texts = broken.map(
    ({ at, value, text }) =>
      `Value '${String(value)}' at '${at}' failed to satisfy constraint: ${text}`,
  );
  const message = `${broken.length} validation ${noun} detected: ${texts.join("; ")}`;
  throw new AwsError("ValidationException", 400, message);
}
