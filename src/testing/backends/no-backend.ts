import { GatewrightError, type GatewrightErrorDetails } from "../../core/errors.ts";
import { redactText } from "../../core/secrets/redact-text.ts";

interface Missing {
  /** What failed, after "Failed to": `invoke the Lambda function "…"`. */
  readonly call: string;
  /** What is missing: `handler`, `backend`. */
  readonly what: string;
  /** The option that accepts it: `lambdas`. */
  readonly option: GatewrightErrorDetails["gateway.no-backend"]["option"];
  /** Its key in the option. */
  readonly name: string;
  /** An example of a value, as code. */
  readonly example: string;
  /** The entries of the option. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Returns the error for a call whose backend is missing. Nothing is sent. The hint names the fix. */
export function noBackend({ call, what, option, name, example, given }: Missing): GatewrightError {
  const names = Object.keys(given);
  const empty = names.filter((key) => given[key] === undefined);
  const known =
    empty.length > 0
      ? ` The value for ${empty.join(", ")} is undefined: check that the imported module exports it.`
      : names.length === 0
        ? ""
        : ` ${option} has only ${names.join(", ")}.`;
  return new GatewrightError(
    "gateway.no-backend",
    `Failed to ${redactText(call)}: no ${what} was passed for it`,
    {
      hint: `Pass ${option}: { "${name}": ${example} }.${known}`,
      details: { option, name },
    },
  );
}

/** Returns an own member of that name. Inherited members are ignored. */
export function ownMember<Value>(
  members: Readonly<Record<string, Value>>,
  ...names: readonly string[]
): Value | undefined {
  const name = names.find((candidate) => Object.hasOwn(members, candidate));
  return name === undefined ? undefined : members[name];
}
