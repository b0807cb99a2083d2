import type { MessageBody, RequestMessage, ResponseMessage } from "../../../core/message.ts";
import { redactText } from "../../../core/secrets/redact-text.ts";
import { randomUuid } from "../../request/ports.ts";
import { AwsError } from "../account/aws-error.ts";
import type { Account } from "../account/store.ts";
import type { WireOperation } from "./operation.ts";
import { readInput } from "./read-input.ts";
import { createRouter } from "./router.ts";
import { writeError, writeOutput } from "./write-output.ts";

/** Answers requests to one service of the account; a stream of events comes in parts. */
export type Service = (
  account: Account,
  message: RequestMessage,
) => Promise<ResponseMessage<MessageBody>>;

interface ServiceSettings {
  /** The name in messages, such as `API Gateway`. */
  readonly name: string;
  /** The operations that the SDK's client exports; their schemas route, read and write calls. */
  readonly operations: readonly WireOperation[];
  /** The emulated operations, by the SDK's name. */
  readonly run: Readonly<
    Record<string, (account: Account, input: never) => object | Promise<object>>
  >;
  /**
   * Rejects input that no operation of the service accepts. Not called for the account's own calls.
   */
  readonly check?: (input: Readonly<Record<string, unknown>>) => void;
  /** Returns the body of an error. Defaults to `{ message }`. */
  readonly errorBody?: (error: AwsError) => object;
}

/**
 * Creates a service of the fake account. An operation that is not emulated answers 501 with its
 * name.
 */
export function createService(settings: ServiceSettings): Service {
  const { name, operations, run, check, errorBody } = settings;
  const route = createRouter(operations);

  return async (account, message) => {
    const requestId = randomUuid(account.ports);
    try {
      const call = route(message.method, message.target);
      if (!call) throw unknownOperation(name, message);
      const input = readInput(call, message);
      account.record.add({ service: name, operation: call.operation.name, input });
      const operation = operationOf(run, call.operation.name);
      check?.(input);
      // The schema of this operation has just read this input.
      const output = await operation(account, input as never);
      return writeOutput(call.operation, output, requestId);
    } catch (error) {
      if (error instanceof AwsError) return writeError(error, requestId, errorBody?.(error));
      throw error;
    }
  };
}

function operationOf(run: ServiceSettings["run"], name: string) {
  const operation = Object.hasOwn(run, name) ? run[name] : undefined;
  if (operation) return operation;
  throw new AwsError("NotImplementedException", 501, `gatewright: ${name} is not emulated yet`);
}

function unknownOperation(name: string, { method, target }: RequestMessage): AwsError {
  return new AwsError(
    "UnknownOperationException",
    404,
    `gatewright: ${method} ${redactText(target)} is not an operation of ${name}`,
  );
}
