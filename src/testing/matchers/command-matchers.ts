import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { type MatcherContext, type MatcherResult, result, show } from "./matcher.ts";

/** A call that a fake account got; `fakeAws().calls` has them. */
interface ReceivedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A class of commands of an SDK client, or the name of an operation. */
export type CommandName = string | { readonly name: string };

type Input = Readonly<Record<string, unknown>>;

/** Matchers of what a fake account was asked, named as aws-sdk-client-mock's are. */
export const commandMatchers = {
  toHaveReceivedAnyCommand(this: MatcherContext, received: unknown): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedAnyCommand", received);
    return answer(this, calls.length > 0, "any command", calls, note);
  },

  toHaveReceivedCommand(
    this: MatcherContext,
    received: unknown,
    command: CommandName,
  ): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedCommand", received);
    return answer(this, callsOf(calls, command).length > 0, operationOf(command), calls, note);
  },

  toHaveReceivedCommandTimes(
    this: MatcherContext,
    received: unknown,
    command: CommandName,
    times: number,
  ): MatcherResult {
    return receivedTimes(this, "toHaveReceivedCommandTimes", received, command, times);
  },

  toHaveReceivedCommandOnce(
    this: MatcherContext,
    received: unknown,
    command: CommandName,
  ): MatcherResult {
    return receivedTimes(this, "toHaveReceivedCommandOnce", received, command, 1);
  },

  toHaveReceivedCommandWith(
    this: MatcherContext,
    received: unknown,
    command: CommandName,
    input: Input,
  ): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedCommandWith", received);
    const pass = callsOf(calls, command).some((call) => isWith(this, call, input));
    return answer(this, pass, `${operationOf(command)} with ${show(input)}`, calls, note);
  },

  toHaveReceivedCommandExactlyOnceWith(
    this: MatcherContext,
    received: unknown,
    command: CommandName,
    input: Input,
  ): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedCommandExactlyOnceWith", received);
    const own = callsOf(calls, command);
    const pass = own.length === 1 && own.every((call) => isWith(this, call, input));
    return answer(this, pass, `${operationOf(command)} once, with ${show(input)}`, calls, note);
  },

  toHaveReceivedNthCommandWith(
    this: MatcherContext,
    received: unknown,
    position: number,
    command: CommandName,
    input: Input,
  ): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedNthCommandWith", received);
    const call = calls[position - 1];
    const pass = call?.operation === operationOf(command) && isWith(this, call, input);
    const what = `${operationOf(command)} with ${show(input)} as command ${position}`;
    return answer(this, pass, what, calls, note);
  },

  toHaveReceivedNthSpecificCommandWith(
    this: MatcherContext,
    received: unknown,
    position: number,
    command: CommandName,
    input: Input,
  ): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedNthSpecificCommandWith", received);
    const call = callsOf(calls, command)[position - 1];
    const what = `${operationOf(command)} with ${show(input)} as call ${position} of it`;
    return answer(this, call !== undefined && isWith(this, call, input), what, calls, note);
  },

  toHaveReceivedLastCommandWith(
    this: MatcherContext,
    received: unknown,
    command: CommandName,
    input: Input,
  ): MatcherResult {
    const { calls, note } = readCalls("toHaveReceivedLastCommandWith", received);
    const call = calls.at(-1);
    const pass = call?.operation === operationOf(command) && isWith(this, call, input);
    return answer(this, pass, `${operationOf(command)} with ${show(input)} last`, calls, note);
  },
};

function receivedTimes(
  context: MatcherContext,
  matcher: string,
  received: unknown,
  command: CommandName,
  times: number,
): MatcherResult {
  const { calls, note } = readCalls(matcher, received);
  const count = callsOf(calls, command).length;
  const what = `${operationOf(command)} ${times} ${times === 1 ? "time" : "times"}`;
  return answer(context, count === times, what, calls, note);
}

interface ReceivedCalls {
  readonly calls: readonly ReceivedCall[];
  /** Said where the record is not whole. */
  readonly note: string | undefined;
}

function readCalls(matcher: string, received: unknown): ReceivedCalls {
  const isAccount = typeof received === "object" && received !== null && "calls" in received;
  if (isAccount && Array.isArray(received.calls)) {
    const dropped: unknown = Reflect.get(received, "droppedCalls");
    return {
      // What fakeAws keeps under this name.
      calls: received.calls as readonly ReceivedCall[],
      note: dropped ? `Dropped before these: ${show(dropped)}; see maxCalls.` : undefined,
    };
  }
  throw new GatewrightError(
    "matcher.wrong-use",
    `Failed to run ${matcher}: expect was not given a fake account`,
    { hint: "Give it what fakeAws() returned." },
  );
}

function operationOf(command: CommandName): string {
  return (typeof command === "string" ? command : command.name).replace(/Command$/, "");
}

function callsOf(calls: readonly ReceivedCall[], command: CommandName): readonly ReceivedCall[] {
  const operation = operationOf(command);
  return calls.filter((call) => call.operation === operation);
}

/** Members that are not named may be there as well. */
function isWith(context: MatcherContext, { input }: ReceivedCall, expected: Input): boolean {
  if ("asymmetricMatch" in expected) return context.equals(input, expected);
  return Object.entries(expected).every(([name, value]) => context.equals(input[name], value));
}

const longestList = 30;

function answer(
  { isNot }: MatcherContext,
  pass: boolean,
  what: string,
  calls: readonly ReceivedCall[],
  note: string | undefined,
): MatcherResult {
  const rows = calls.slice(-longestList).map(({ operation, input }, index) => {
    const position = calls.length - Math.min(calls.length, longestList) + index + 1;
    return `  ${String(position).padStart(5)}  ${operation}  ${show(input)}`;
  });
  const names = [...new Set(calls.map(({ operation }) => operation))];
  const word = what.split(" ")[0] ?? "";
  const meant = names.includes(word) ? undefined : nearest(word, names);
  return result(
    pass,
    `Expected the account ${isNot ? "not " : ""}to have received ${what}.`,
    ...(meant === undefined || pass ? [] : [`Did you mean ${meant}?`]),
    "",
    ...(rows.length === 0 ? ["It received nothing."] : ["It received:", ...rows]),
    ...(note === undefined ? [] : [note]),
  );
}
