/**
 * Lets a conformance runner ask Gatewright what AWS was asked. Imports the sources, so that it needs
 * no build.
 */
import { randomUUID } from "node:crypto";
import * as client from "@aws-sdk/client-api-gateway";
import * as cloudFormation from "@aws-sdk/client-cloudformation";
import * as lambda from "@aws-sdk/client-lambda";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import type { HttpBackend } from "../../src/testing/backends/endpoint.ts";
import type { LambdaOutput, LambdaRuntime } from "../../src/testing/backends/lambda.ts";
import type { WebAclVerdict } from "../../src/testing/gateway/rest/steps/execution.ts";
import type { SigningPrincipal } from "../../src/testing/gateway/shared/iam/principals.ts";
import { controlledTime } from "./controlled-time.ts";

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
  readonly sourceIp?: string;
}

interface LambdaOptions {
  readonly raw?: boolean;
  readonly permitted?: boolean;
}

interface PrincipalSettings {
  readonly statements: readonly object[];
  readonly arn?: string;
  readonly accountId?: string;
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
  const principals: SigningPrincipal[] = [everything(accountId)];
  const webAcls: Record<string, () => WebAclVerdict> = {};
  const time = controlledTime();
  const aws = fakeAws({
    region,
    accountId,
    lambdas,
    http,
    services,
    principals,
    webAcls,
    lambdaPermissions: "required",
    ...time.ports,
  });
  const config = { ...aws.clientConfig(), maxAttempts: 1 };
  const clients = {
    "api-gateway": { commands: client, sdk: new client.APIGatewayClient(config) },
    cloudformation: {
      commands: cloudFormation,
      sdk: new cloudFormation.CloudFormationClient(config),
    },
    lambda: { commands: lambda, sdk: new lambda.LambdaClient(config) },
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
    async lambda(
      functionArn: string,
      code: (event: unknown) => Promise<unknown>,
      { raw = false, permitted = true }: LambdaOptions = {},
    ): Promise<void> {
      lambdas[functionArn] = { invoke: (payload) => (raw ? runRaw : runPython)(code, payload) };
      if (!permitted) return;
      await clients.lambda.sdk.send(
        new lambda.AddPermissionCommand({
          FunctionName: functionArn,
          StatementId: `s-${randomUUID()}`,
          Action: "lambda:InvokeFunction",
          Principal: "apigateway.amazonaws.com",
        }),
      );
    },
    credentials({ statements, arn, accountId: account = accountId }: PrincipalSettings) {
      const accessKeyId = `AKIA${randomUUID().replaceAll("-", "").slice(0, 16).toUpperCase()}`;
      const principal = {
        accessKeyId,
        secretAccessKey: randomUUID(),
        arn: arn ?? `arn:aws:iam::${accountId}:user/${accessKeyId}`,
        accountId: account,
        policies: [{ Version: "2012-10-17", Statement: statements }],
      };
      principals.push(principal);
      return { accessKeyId, secretAccessKey: principal.secretAccessKey };
    },
    webAcl(stageArn: string, verdict: WebAclVerdict): void {
      webAcls[stageArn] = () => verdict;
    },
    advance: (ms: number) => time.advance(ms),
    backend(origin: string, serve: (request: HttpRequest) => Promise<HttpResponse>): void {
      const service = /^https:\/\/(\w+)\.[\w-]+\.amazonaws\.com$/.exec(origin)?.[1];
      const backend: HttpBackend = ({ method, url, headers, body }) =>
        serve({ method, url, headers: headers.map(([key, value]) => [key, value]), body });
      if (service === undefined) http[origin] = backend;
      else services[service] = backend;
    },
    async request({
      method,
      url,
      headers,
      body,
      sourceIp = "203.0.113.7",
    }: HttpRequest): Promise<HttpResponse> {
      // The path is taken as text: a URL would change it.
      const target = url.replace(/^https?:\/\/[^/]*/, "");
      const answer = await aws.handle({ method, target, headers, body, sourceIp });
      return { ...answer, headers: answer.headers.map(([key, value]) => [key, value]) };
    },
    close(): void {
      for (const { sdk } of Object.values(clients)) sdk.destroy();
    },
  };
}

/** The principal that signs where a case asks for no policy. */
function everything(accountId: string): SigningPrincipal {
  return {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    arn: `arn:aws:iam::${accountId}:user/everything`,
    accountId,
    policies: [
      { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
    ],
  };
}

async function runRaw(
  code: (event: unknown) => Promise<unknown>,
  payload: string,
): Promise<LambdaOutput> {
  // What the runner's raw functions give.
  const answer = (await code(JSON.parse(payload))) as { payload: string; functionError?: string };
  return { payload: answer.payload, isUnhandledError: answer.functionError !== undefined };
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
