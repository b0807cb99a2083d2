import type { RedactOptions } from "../../core/secrets/redactor.ts";
import type { StepName } from "../failures/failure.ts";
import type { CompareOptions } from "../trace/compare.ts";
import type { Invocation } from "../trace/gateway.ts";
import { createCommandMatchers } from "./command-matchers.ts";
import { createRunMatchers } from "./run-matchers.ts";

/**
 * Creates the matchers, with names whose values their messages redact in addition.
 *
 * @example
 * expect.extend(createMatchers({ secretNames: ["X-Tenant-Code"] }));
 */
export function createMatchers(options: RedactOptions) {
  return { ...createRunMatchers(options), ...createCommandMatchers(options) };
}

/**
 * Matchers for what a gateway answered and what a fake account was asked. Their messages redact
 * secrets.
 *
 * @example
 * expect.extend(matchers);
 */
export const matchers = createMatchers({});

/** A class of commands, by what goes into them. */
export type CommandClass<Input> = new (...settings: never) => { readonly input: Input };

/** What `expect` offers when it was extended by `matchers`; `R` is what the runner returns. */
export interface GatewrightMatchers<R = unknown> {
  /** The status of the answer: a run, a result of `testInvoke`, or a response. */
  toHaveStatus(status: number): R;
  /**
   * The body that the integration was sent, or, of a mock, what its request template rendered:
   * text as it is, JSON as JSON.
   */
  toHaveRendered(body: unknown): R;
  /** The status code under which the selected integration response is stored. Needs a trace. */
  toHaveSelectedResponse(statusCode: string | number): R;
  /** The step in which API Gateway gave up, and a part of the reason. */
  toHaveFailedIn(step: StepName, reason?: string | RegExp): R;
  /** Step by step as the other run, ids, times and latencies aside. */
  toRunLike(run: Invocation, options?: CompareOptions): R;

  /** The fake account got a command. */
  toHaveReceivedAnyCommand(): R;
  toHaveReceivedCommand<Input>(command: CommandClass<Input> | string): R;
  toHaveReceivedCommandTimes<Input>(command: CommandClass<Input> | string, times: number): R;
  toHaveReceivedCommandOnce<Input>(command: CommandClass<Input> | string): R;
  /** Some call of the command had at least these members. */
  toHaveReceivedCommandWith<Input>(command: CommandClass<Input> | string, input: Partial<Input>): R;
  toHaveReceivedCommandExactlyOnceWith<Input>(
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
  /** `position` counts all commands, from 1. */
  toHaveReceivedNthCommandWith<Input>(
    position: number,
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
  /** `position` counts the calls of this command, from 1. */
  toHaveReceivedNthSpecificCommandWith<Input>(
    position: number,
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
  toHaveReceivedLastCommandWith<Input>(
    command: CommandClass<Input> | string,
    input: Partial<Input>,
  ): R;
}
