import {
  AddPermissionCommand,
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  LambdaClient,
  type LambdaClientConfig,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { describe, expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import type { LambdaHandler } from "../backends/lambda-handler.ts";
import { awslambda } from "../backends/streaming-handler.ts";
import { allowsApiGateway, settingsOf } from "./account/function-settings.ts";
import { type FakeAws, fakeAws } from "./fake-aws.ts";

const lambdas = {
  [functionArn]: (event: { fail?: boolean }) => {
    if (event.fail) throw new TypeError("boom");
    return { got: event };
  },
  [`${functionArn}:live`]: () => "live",
};
const newClient = () =>
  new LambdaClient({ ...fakeAws({ lambdas }).clientConfig(), maxAttempts: 1 });
const textOf = (payload: Uint8Array | undefined) => new TextDecoder().decode(payload);

test.each([
  ["its name", "orders"],
  ["its ARN", functionArn],
  ["a partial ARN", "123456789012:function:orders"],
])("a function is invoked by %s", async (_, FunctionName) => {
  const input = { FunctionName, Payload: JSON.stringify({ id: 1 }) };
  const output = await newClient().send(new InvokeCommand(input));
  expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" });
  expect(textOf(output.Payload)).toBe('{"got":{"id":1}}');
});

test("an alias runs its own handler, if one is given", async () => {
  const client = newClient();
  const invoke = async (Qualifier: string) =>
    textOf((await client.send(new InvokeCommand({ FunctionName: "orders", Qualifier }))).Payload);
  expect(await invoke("live")).toBe('"live"');
  expect(await invoke("$LATEST")).toBe('{"got":{}}');
  expect(await invoke("test")).toBe('{"got":{}}');
});

test("a function that throws answers 200 with its error", async () => {
  const input = { FunctionName: "orders", Payload: '{"fail":true}' };
  const output = await newClient().send(new InvokeCommand(input));
  expect(output).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
  expect(JSON.parse(textOf(output.Payload))).toMatchObject({ errorMessage: "boom" });
});

test("an event is answered without waiting for the function, and a dry run without running it", async () => {
  const client = newClient();
  const invoke = (InvocationType: "Event" | "DryRun") =>
    client.send(new InvokeCommand({ FunctionName: "orders", InvocationType }));
  expect(await invoke("Event")).toMatchObject({ StatusCode: 202 });
  expect(await invoke("DryRun")).toMatchObject({ StatusCode: 204 });
});

test("a payload that is not JSON is refused, however the function is called", async () => {
  const client = newClient();
  const input = { FunctionName: "orders", Payload: "{" };
  for (const command of [new InvokeCommand(input), new InvokeWithResponseStreamCommand(input)]) {
    await expect(client.send(command as InvokeCommand)).rejects.toMatchObject({
      name: "InvalidRequestContentException",
      message: "Could not parse request body into json",
    });
  }
});

describe("InvokeWithResponseStream", () => {
  /** The events that the function's stream makes, as the client reads them. */
  async function eventsOf(
    handler: LambdaHandler,
    config = (aws: FakeAws): LambdaClientConfig => aws.clientConfig(),
  ) {
    const aws = fakeAws({ lambdas: { stream: handler } });
    const client = new LambdaClient({ ...config(aws), maxAttempts: 1 });
    const input = { FunctionName: "stream", Payload: '{"id":1}' };
    const output = await client.send(new InvokeWithResponseStreamCommand(input));
    const events: unknown[] = [];
    for await (const { PayloadChunk, InvokeComplete } of output.EventStream ?? []) {
      events.push(PayloadChunk ? textOf(PayloadChunk.Payload) : InvokeComplete);
    }
    return { output, events };
  }

  test("gives each part as it is written, and that the function is done", async () => {
    const handler = awslambda.streamifyResponse(async (event: object, stream) => {
      stream.write(JSON.stringify(event));
      await new Promise((resolve) => setTimeout(resolve, 1));
      stream.end("ü");
    });
    const { output, events } = await eventsOf(handler);
    expect(output).toMatchObject({
      StatusCode: 200,
      ExecutedVersion: "$LATEST",
      ResponseStreamContentType: "application/vnd.amazon.eventstream",
    });
    expect(events).toEqual(['{"id":1}', "ü", {}]);
  });

  test("gives the answer of a function that does not stream in one part", async () => {
    expect((await eventsOf(async () => ({ a: 1 }))).events).toEqual(['{"a":1}', {}]);
  });

  test("ends with the error of a function that fails, whatever it has written", async () => {
    const handler = awslambda.streamifyResponse(async (_event, stream) => {
      stream.write("a");
      await new Promise((resolve) => setTimeout(resolve, 1));
      throw new TypeError("boom");
    });
    expect((await eventsOf(handler)).events).toEqual([
      "a",
      { ErrorCode: "TypeError", ErrorDetails: expect.stringContaining("boom") },
    ]);
  });

  test("works over a connection", async () => {
    const handler = awslambda.streamifyResponse(async (_event, stream) => stream.end("a"));
    const aws = fakeAws({ lambdas: { stream: handler } });
    await using server = await aws.listen();
    const { requestHandler: _, ...config } = aws.clientConfig();
    const { events } = await eventsOf(handler, () => ({ ...config, endpoint: server.url }));
    expect(events).toEqual(["a", {}]);
  });
});

test("a function that is not there is refused by its ARN", async () => {
  const call = newClient().send(new InvokeCommand({ FunctionName: "nope" }));
  await expect(call).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "Function not found: arn:aws:lambda:us-east-1:123456789012:function:nope",
    $metadata: { httpStatusCode: 404 },
  });
});

test("each permission adds a statement to the policy", async () => {
  const client = newClient();
  const FunctionName = "orders";
  const permission = {
    FunctionName,
    StatementId: "api",
    Action: "lambda:InvokeFunction",
    Principal: "apigateway.amazonaws.com",
    SourceArn: "arn:aws:execute-api:us-east-1:123456789012:x4fk29sl1a/*/GET/orders",
  };
  await expect(client.send(new GetPolicyCommand({ FunctionName }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
  await client.send(new AddPermissionCommand(permission));
  await expect(client.send(new AddPermissionCommand(permission))).rejects.toMatchObject({
    name: "ResourceConflictException",
  });
  const { Policy = "" } = await client.send(new GetPolicyCommand({ FunctionName }));
  expect(JSON.parse(Policy)).toEqual({
    Version: "2012-10-17",
    Id: "default",
    Statement: [
      {
        Sid: "api",
        Effect: "Allow",
        Principal: { Service: "apigateway.amazonaws.com" },
        Action: "lambda:InvokeFunction",
        Resource: functionArn,
        Condition: { ArnLike: { "AWS:SourceArn": permission.SourceArn } },
      },
    ],
  });
  const alias = { FunctionName, Qualifier: "live" };
  await expect(client.send(new GetPolicyCommand(alias))).rejects.toThrow("does not exist");
  await client.send(new RemovePermissionCommand({ FunctionName, StatementId: "api" }));
  await expect(client.send(new GetPolicyCommand({ FunctionName }))).rejects.toThrow(
    "does not exist",
  );
});

const caller = "arn:aws:execute-api:us-east-1:123456789012:x4fk29sl1a/test-invoke-stage/GET/orders";
test.each([
  ["a star for stage, verb and path", { SourceArn: caller.replace(/\/.*/, "/*/*/*") }, true],
  ["the whole source", { SourceArn: caller }, true],
  ["any source", {}, true],
  ["the account of the API", { SourceAccount: "123456789012" }, true],
  ["another account", { SourceAccount: "210987654321" }, false],
  ["another API", { SourceArn: caller.replace("x4fk29sl1a", "another000") }, false],
  ["another verb", { SourceArn: caller.replace("GET", "POST") }, false],
  ["a star that would have to match colons", { SourceArn: "arn:aws:execute-api:*" }, false],
  ["another service", { Principal: "sns.amazonaws.com" }, false],
  ["another action", { Action: "lambda:GetFunction" }, false],
  ["every action", { Action: "lambda:*" }, true],
  ["an alias only", { Qualifier: "live" }, false],
])("a permission for %s decides whether API Gateway may call", async (_, part, expected) => {
  const aws = fakeAws({ lambdas });
  const client = new LambdaClient(aws.clientConfig());
  const added = await client.send(
    new AddPermissionCommand({
      FunctionName: "orders",
      StatementId: "s",
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
      ...part,
    }),
  );
  const functions = new Map();
  const qualifier = "Qualifier" in part ? part.Qualifier : "";
  const policy = new Map([["s", JSON.parse(added.Statement ?? "")]]);
  settingsOf(functions, functionArn).policies.set(qualifier, policy);
  expect(allowsApiGateway(functions, functionArn, caller)).toBe(expected);
});

test("a reserved concurrency of 0 throttles every call, until it is removed", async () => {
  const client = newClient();
  const FunctionName = "orders";
  const reservation = { FunctionName, ReservedConcurrentExecutions: 0 };
  await client.send(new PutFunctionConcurrencyCommand(reservation));
  expect(await client.send(new GetFunctionConcurrencyCommand({ FunctionName }))).toMatchObject({
    ReservedConcurrentExecutions: 0,
  });
  await expect(client.send(new InvokeCommand({ FunctionName }))).rejects.toMatchObject({
    name: "TooManyRequestsException",
    $metadata: { httpStatusCode: 429 },
  });
  await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  expect(await client.send(new InvokeCommand({ FunctionName }))).toMatchObject({ StatusCode: 200 });
});

test("a function is stopped at its timeout", async () => {
  const waiting = { [functionArn]: () => new Promise(() => {}) };
  const delays: number[] = [];
  const timer = (delayMs: number, run: () => void) => {
    delays.push(delayMs);
    run();
    return () => {};
  };
  const client = new LambdaClient(fakeAws({ lambdas: waiting, timer }).clientConfig());
  const FunctionName = "orders";
  const set = { FunctionName, Timeout: 3 };
  expect(await client.send(new UpdateFunctionConfigurationCommand(set))).toMatchObject(set);
  expect(await client.send(new GetFunctionConfigurationCommand({ FunctionName }))).toMatchObject(
    set,
  );
  const { Payload, FunctionError } = await client.send(new InvokeCommand({ FunctionName }));
  expect(FunctionError).toBe("Unhandled");
  expect(textOf(Payload)).toMatch(/Task timed out after 3\.00 seconds/);
  expect(delays).toEqual([3000]);
});

test("an error names what is not emulated", async () => {
  const client = newClient();
  await expect(client.send(new ListFunctionsCommand())).rejects.toThrow(
    "gatewright: ListFunctions is not emulated yet",
  );
  const change = { FunctionName: "orders", MemorySize: 256 };
  await expect(client.send(new UpdateFunctionConfigurationCommand(change))).rejects.toThrow(
    "gatewright: MemorySize is not emulated yet",
  );
});
