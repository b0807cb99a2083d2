/**
 * Lets a conformance runner ask Gatewright what AWS was asked. Imports the sources, so that it needs
 * no build.
 */
import * as client from "@aws-sdk/client-api-gateway";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import type { LambdaHandler } from "../../src/testing/backends/lambda.ts";

export { importIntegration } from "./subject-corpus.ts";
export { parseEvent } from "./subject-events.ts";
export { queryJsonPath, renderTemplate } from "./subject-templates.ts";

export const name = "gatewright";

interface CallError {
  readonly type: string;
  readonly message: string;
  readonly status: number;
}

type CallAnswer =
  | { readonly status: number; readonly output: object }
  | { readonly error: CallError };

/** A fresh account, called through the real SDK client. */
export function openCloud({ region, accountId }: { region: string; accountId: string }) {
  const lambdas: Record<string, LambdaHandler> = {};
  const aws = fakeAws({ region, accountId, lambdas });
  const sdk = new client.APIGatewayClient({ ...aws.clientConfig(), maxAttempts: 1 });
  return {
    async call(service: string, operation: string, input: object): Promise<CallAnswer> {
      if (service !== "api-gateway") {
        throw new Error(`Gatewright has no service "${service}"`);
      }
      const Command: unknown = Reflect.get(client, `${operation}Command`);
      // The runner names operations by text, past the types of the client.
      const command = Reflect.construct(Command as new (input: object) => object, [input]);
      try {
        const send: (command: never) => Promise<object> = sdk.send.bind(sdk);
        const answer = await send(command as never);
        const { $metadata, ...output } = answer as { $metadata: { httpStatusCode: number } };
        return { status: $metadata.httpStatusCode, output };
      } catch (error) {
        return { error: toCallError(error) };
      }
    },
    lambda(functionArn: string, code: LambdaHandler): void {
      lambdas[functionArn] = code;
    },
    request(): Promise<never> {
      return Promise.reject(new Error("Gatewright does not serve deployed stages yet"));
    },
    close(): void {
      sdk.destroy();
    },
  };
}

function toCallError(error: unknown): CallError {
  if (error instanceof client.APIGatewayServiceException) {
    const { name: type, message, $metadata } = error;
    return { type, message, status: $metadata.httpStatusCode ?? 0 };
  }
  throw error;
}
