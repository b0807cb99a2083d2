import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import type { SecretSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions } from "../../core/secrets/redactor.ts";
import { asText, clipText, type MatcherContext, type MatcherResult, result } from "./matcher.ts";

/** A call in `calls` of a fake account. */
interface ReceivedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A class of commands of an SDK client, or the name of an operation. */
export type CommandName = string | { readonly name: string };

type Input = Readonly<Record<string, unknown>>;

/** Creates matchers for the calls of a fake account, with the names of aws-sdk-client-mock's. */
export function createCommandMatchers(options: RedactOptions) {
  return {
    toHaveReceivedAnyCommand(this: MatcherContext, received: unknown): MatcherResult {
      const asked = readCalls("toHaveReceivedAnyCommand", received);
      return answer(this, asked.calls.length > 0, asked, { what: "any command", options });
    },

    toHaveReceivedCommand(
      this: MatcherContext,
      received: unknown,
      command: CommandName,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedCommand", received);
      const what = operationOf(command);
      return answer(this, callsOf(asked.calls, command).length > 0, asked, { what, options });
    },

    toHaveReceivedCommandTimes(
      this: MatcherContext,
      received: unknown,
      command: CommandName,
      times: number,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedCommandTimes", received);
      return answer(this, ...receivedTimes(asked, command, times, options));
    },

    toHaveReceivedCommandOnce(
      this: MatcherContext,
      received: unknown,
      command: CommandName,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedCommandOnce", received);
      return answer(this, ...receivedTimes(asked, command, 1, options));
    },

    toHaveReceivedCommandWith(
      this: MatcherContext,
      received: unknown,
      command: CommandName,
      input: Input,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedCommandWith", received);
      const pass = callsOf(asked.calls, command).some((call) => isWith(this, call, input));
      const what = `${operationOf(command)} with `;
      return answer(this, pass, asked, { what, input, options });
    },

    toHaveReceivedCommandExactlyOnceWith(
      this: MatcherContext,
      received: unknown,
      command: CommandName,
      input: Input,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedCommandExactlyOnceWith", received);
      const own = callsOf(asked.calls, command);
      const pass = own.length === 1 && own.every((call) => isWith(this, call, input));
      const what = `${operationOf(command)} once, with `;
      return answer(this, pass, asked, { what, input, options });
    },

    toHaveReceivedNthCommandWith(
      this: MatcherContext,
      received: unknown,
      position: number,
      command: CommandName,
      input: Input,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedNthCommandWith", received);
      const call = asked.calls[position - 1];
      const pass = call?.operation === operationOf(command) && isWith(this, call, input);
      const what = `${operationOf(command)} with `;
      return answer(this, pass, asked, { what, input, where: ` as command ${position}`, options });
    },

    toHaveReceivedNthSpecificCommandWith(
      this: MatcherContext,
      received: unknown,
      position: number,
      command: CommandName,
      input: Input,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedNthSpecificCommandWith", received);
      const call = callsOf(asked.calls, command)[position - 1];
      const pass = call !== undefined && isWith(this, call, input);
      const what = `${operationOf(command)} with `;
      const where = ` as call ${position} of it`;
      return answer(this, pass, asked, { what, input, where, options });
    },

    toHaveReceivedLastCommandWith(
      this: MatcherContext,
      received: unknown,
      command: CommandName,
      input: Input,
    ): MatcherResult {
      const asked = readCalls("toHaveReceivedLastCommandWith", received);
      const call = asked.calls.at(-1);
      const pass = call?.operation === operationOf(command) && isWith(this, call, input);
      const what = `${operationOf(command)} with `;
      return answer(this, pass, asked, { what, input, where: " last", options });
    },
  };
}

function receivedTimes(
  asked: ReceivedCalls,
  command: CommandName,
  times: number,
  options: RedactOptions,
): [pass: boolean, asked: ReceivedCalls, expected: Expected] {
  const count = callsOf(asked.calls, command).length;
  const what = `${operationOf(command)} ${times} ${times === 1 ? "time" : "times"}`;
  return [count === times, asked, { what, options }];
}

interface ReceivedCalls {
  readonly calls: readonly ReceivedCall[];
  /** A note for the message if older calls were dropped. */
  readonly note: string | undefined;
}

function readCalls(matcher: string, received: unknown): ReceivedCalls {
  const isAccount = typeof received === "object" && received !== null && "calls" in received;
  if (isAccount && Array.isArray(received.calls)) {
    const dropped: unknown = Reflect.get(received, "droppedCalls");
    return {
      // The type of `calls` in fakeAws.
      calls: received.calls as readonly ReceivedCall[],
      note: dropped ? `Dropped before these: ${asText(dropped)}; see maxCalls.` : undefined,
    };
  }
  throw new GatewrightError(
    "matcher.wrong-use",
    `Failed to run ${matcher}: the value passed to expect is not a fake account`,
    { hint: "Pass the account that fakeAws() returned." },
  );
}

function operationOf(command: CommandName): string {
  return (typeof command === "string" ? command : command.name).replace(/Command$/, "");
}

function callsOf(calls: readonly ReceivedCall[], command: CommandName): readonly ReceivedCall[] {
  const operation = operationOf(command);
  return calls.filter((call) => call.operation === operation);
}

/** Compares the expected members and ignores others. */
function isWith(context: MatcherContext, { input }: ReceivedCall, expected: Input): boolean {
  if ("asymmetricMatch" in expected) return context.equals(input, expected);
  return Object.entries(expected).every(([name, value]) => context.equals(input[name], value));
}

const maxListedCalls = 30;

/** The expectation in a message, such as `PutMethod with {…} as command 2`. */
interface Expected {
  readonly what: string;
  readonly input?: Input;
  readonly where?: string;
  readonly options: RedactOptions;
}

function answer(
  { isNot }: MatcherContext,
  pass: boolean,
  { calls, note }: ReceivedCalls,
  { what, input, where = "", options }: Expected,
): MatcherResult {
  return result(pass, () => {
    const shown = calls.slice(-maxListedCalls);
    const [operation = ""] = what.split(" ");
    const expected = input === undefined ? [] : [{ operation, input }];
    const redactor = createRedactor(secretsOfCalls([...expected, ...shown]), options);
    const show = (value: unknown) => clipText(redactor.text(asText(value)));
    const rows = shown.map((call, index) => {
      const position = calls.length - shown.length + index + 1;
      return `  ${String(position).padStart(5)}  ${call.operation}  ${show(call.input)}`;
    });
    const names = [...new Set(calls.map((call) => call.operation))];
    const meant = names.includes(operation) ? undefined : nearest(operation, names);
    const wanted = `${what}${input === undefined ? "" : show(input)}${where}`;
    return [
      `Expected the account ${isNot ? "not " : ""}to have received ${wanted}.`,
      ...(meant === undefined || pass ? [] : [`Did you mean ${meant}?`]),
      "",
      ...(rows.length === 0 ? ["It received nothing."] : ["It received:", ...rows]),
      ...(note === undefined ? [] : [note]),
    ];
  });
}

/**
 * The value of an API key is the only secret in these inputs whose name does not mark it as one.
 */
function secretsOfCalls(calls: readonly ReceivedCall[]): SecretSources {
  const keys = calls.filter(({ operation }) => operation === "CreateApiKey");
  return {
    parameters: keys.map(({ input }) => ["x-api-key", asText(input["value"] ?? "")]),
    texts: calls.map(({ input }) => asText(input)),
  };
}
