/**
 * Lets a conformance runner ask Gatewright what AWS was asked. Imports the sources, so that it needs
 * no build.
 */
import { randomUUID } from "node:crypto";
import * as client from "@aws-sdk/client-api-gateway";
import * as cloudFormation from "@aws-sdk/client-cloudformation";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import type { HttpBackend } from "../../src/testing/backends/endpoint.ts";
import type { LambdaOutput, LambdaRuntime } from "../../src/testing/backends/lambda.ts";

export { importIntegration } from "./subject-corpus.ts";
export { parseEvent } from "./subject-events.ts";
export { queryJsonPath, renderTemplate } from "./subject-templates.ts";

export const name = "gatewright";

interface CallError {
  readonly type: string;
  readonly message: string;
  readonly status: number;
}

interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: [name: string, value: string][];
  readonly body: Uint8Array;
}

interface HttpResponse {
  readonly status: number;
  readonly headers: [name: string, value: string][];
  readonly body: Uint8Array;
}

type CallAnswer =
  | { readonly status: number; readonly output: object }
  | { readonly error: CallError };

/** A fresh account, called through the real SDK client. */
export function openCloud({ region, accountId }: { region: string; accountId: string }) {
  const lambdas: Record<string, LambdaRuntime> = {};
  const http: Record<string, HttpBackend> = {};
  const services: Record<string, HttpBackend> = {};
  const aws = fakeAws({ region, accountId, lambdas, http, services });
  const config = { ...aws.clientConfig(), maxAttempts: 1 };
  const clients = {
    "api-gateway": { commands: client, sdk: new client.APIGatewayClient(config) },
    cloudformation: {
      commands: cloudFormation,
      sdk: new cloudFormation.CloudFormationClient(config),
    },
  };
  return {
    async call(service: string, operation: string, input: object): Promise<CallAnswer> {
      if (service !== "api-gateway" && service !== "cloudformation") {
        throw new Error(`Gatewright has no service "${service}"`);
      }
      const { commands, sdk } = clients[service];
      const Command: unknown = Reflect.get(commands, `${operation}Command`);
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
    lambda(functionArn: string, code: (event: unknown) => Promise<unknown>): void {
      lambdas[functionArn] = { invoke: (payload) => runPython(code, payload) };
    },
    backend(origin: string, serve: (request: HttpRequest) => Promise<HttpResponse>): void {
      const service = /^https:\/\/(\w+)\.[\w-]+\.amazonaws\.com$/.exec(origin)?.[1];
      const backend: HttpBackend = ({ method, url, headers, body }) =>
        serve({ method, url, headers: headers.map(([key, value]) => [key, value]), body });
      if (service === undefined) http[origin] = backend;
      else services[service] = backend;
    },
    async request({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
      // The path is taken as text: a URL would change it.
      const target = url.replace(/^https?:\/\/[^/]*/, "");
      const answer = await aws.handle({ method, target, headers, body, sourceIp: "203.0.113.7" });
      return { ...answer, headers: answer.headers.map(([key, value]) => [key, value]) };
    },
    close(): void {
      for (const { sdk } of Object.values(clients)) sdk.destroy();
    },
  };
}

/** The recorded functions are Python's, whose errors have their own payload. */
async function runPython(
  code: (event: unknown) => Promise<unknown>,
  payload: string,
): Promise<LambdaOutput> {
  try {
    const result = await code(JSON.parse(payload));
    return { payload: JSON.stringify(result ?? null), isUnhandledError: false };
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error;
    const failure = { errorMessage, errorType, requestId: randomUUID(), stackTrace: [] };
    return { payload: JSON.stringify(failure), isUnhandledError: true };
  }
}

function toCallError(error: unknown): CallError {
  if (
    error instanceof client.APIGatewayServiceException ||
    error instanceof cloudFormation.CloudFormationServiceException
  ) {
    const { name: type, message, $metadata } = error;
    return { type, message, status: $metadata.httpStatusCode ?? 0 };
  }
  throw error;
}
