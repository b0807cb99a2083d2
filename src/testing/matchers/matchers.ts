import type { RedactOptions } from "../../core/secrets/redactor.ts";
import type { StepName } from "../failures/failure.ts";
import type { CompareOptions } from "../trace/compare.ts";
import type { Invocation } from "../trace/gateway.ts";
import { createCommandMatchers } from "./command-matchers.ts";
import { createRunMatchers } from "./run-matchers.ts";

/**
 * Creates the matchers with further names of secrets to redact in their messages.
 *
 * @example
 * expect.extend(createMatchers({ secretNames: ["X-Tenant-Code"] }));
 */
export function createMatchers(options: RedactOptions) {
  return { ...createRunMatchers(options), ...createCommandMatchers(options) };
}

/**
 * Matchers for the runs of a gateway and the calls of a fake account. Their messages redact
 * secrets.
 *
 * @example
 * expect.extend(matchers);
 */
export const matchers = createMatchers({});

/** A class of SDK commands with a type of input. */
export type CommandClass<Input> = new (...settings: never) => { readonly input: Input };

/** The matchers that `expect.extend(matchers)` adds; `R` is the test runner's return type. */
export interface GatewrightMatchers<R = unknown> {
  /** Checks the status of a run, a result of `testInvoke`, or a response. */
  toHaveStatus(status: number): R;
  /**
   * Checks the body that was sent to the integration or, for a mock, that its request template
   * rendered. A string is compared as text or as JSON, any other value as JSON.
   */
  toHaveRendered(body: unknown): R;
  /** Checks the status code of the selected integration response. Needs a trace. */
  toHaveSelectedResponse(statusCode: string | number): R;
  /** Checks the step in which the run failed and, optionally, a part of the reason. */
  toHaveFailedIn(step: StepName, reason?: string | RegExp): R;
  /** Compares each step with another run, and ignores ids, times and latencies. */
  toRunLike(run: Invocation, options?: CompareOptions): R;

  /** Checks that the fake account received at least one command. */
  toHaveReceivedAnyCommand(): R;
  /** Checks that the account received a command, given as a class or an operation's name. */
  toHaveReceivedCommand<Input>(command: CommandClass<Input> | string): R;
  /** Checks how many times the account received a command. */
  toHaveReceivedCommandTimes<Input>(command: CommandClass<Input> | string, times: number): R;
  /** Checks that the account received a command exactly once. */
  toHaveReceivedCommandOnce<Input>(command: CommandClass<Input> | string): R;
  /** Checks that at least one call of the command had at least these members. */
  toHaveReceivedCommandWith<Input>(command: CommandClass<Input> | string, input: Partial<Input>): R;
  /** Checks that the command was called exactly once, with at least these members. */
  toHaveReceivedCommandExactlyOnceWith<Input>(
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
  /** Checks the call at a position among all commands, from 1. */
  toHaveReceivedNthCommandWith<Input>(
    position: number,
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
  /** Checks the call at a position among the calls of this command, from 1. */
  toHaveReceivedNthSpecificCommandWith<Input>(
    position: number,
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
  /** Checks the last call of all commands. */
  toHaveReceivedLastCommandWith<Input>(
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
}
