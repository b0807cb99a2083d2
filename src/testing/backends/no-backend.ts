import { GatewrightError, type GatewrightErrorDetails } from "../../core/errors.ts";
import { redactText } from "../../core/secrets/redact-text.ts";

interface Missing {
  /** What failed, behind "Failed to": `invoke the Lambda function "…"`. */
  readonly call: string;
  /** What is not given: `code`, `a host`. */
  readonly what: string;
  /** The option that takes it: `lambdas`. */
  readonly option: GatewrightErrorDetails["gateway.no-backend"]["option"];
  /** Its key in there. */
  readonly name: string;
  /** What could stand there, as code. */
  readonly example: string;
  /** What is given, by key. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** The refusal of a call that nothing was given for: nothing is sent, and the fix is named. */
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

/** The member of that own name; what an object inherits is no backend. */
export function ownMember<Value>(
  members: Readonly<Record<string, Value>>,
  ...names: readonly string[]
): Value | undefined {
  const name = names.find((candidate) => Object.hasOwn(members, candidate));
  return name === undefined ? undefined : members[name];
}
