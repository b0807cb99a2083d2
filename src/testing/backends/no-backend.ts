import { GatewrightError, type GatewrightErrorDetails } from "../../core/errors.ts";
import { redactText } from "../../core/redactor.ts";

interface Missing {
  /** What failed, after "Failed to": `invoke the Lambda function "…"`. */
  readonly call: string;
  /** What is not given: `code`, `a host`. */
  readonly what: string;
  /** The option that accepts it: `lambdas`. */
  readonly option: GatewrightErrorDetails["gateway.no-backend"]["option"];
  /** Its key in the option. */
  readonly name: string;
  /** An example of a value, as code. */
  readonly example: string;
  /** What is given, by key. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Returns the error for a call whose backend is missing. Nothing is sent. The hint names the fix. */
export function noBackend({ call, what, option, name, example, given }: Missing): GatewrightError {
  const names = Object.keys(given);
  const empty = names.filter((key) => given[key] === undefined);
  const known =
    empty.length > 0
      ? `What is given for ${empty.join(", ")} is undefined: is it exported where it is imported from?`
      : names.length === 0
        ? "None is given."
        : `Given are ${names.join(", ")}.`;
  return new GatewrightError(
    "gateway.no-backend",
    `Failed to ${redactText(call)}: no ${what} is given for it`,
    {
      hint: `Pass it as ${option}: { "${name}": ${example} }. ${known}`,
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
