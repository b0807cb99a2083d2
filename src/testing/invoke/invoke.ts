import { GatewrightError, isGatewrightError } from "../../core/errors.ts";
import {
  explainFunctionError,
  explainResult,
  type ResultKind,
} from "../../proxy-events/explain-result/explain-result.ts";
import { type Refused, serviceError } from "../../proxy-events/explain-result/explanation.ts";
import { toPayload } from "../../proxy-events/explain-result/payload.ts";
import { kindOf } from "../../proxy-events/kind-of.ts";
import { type HeaderHolder, readHeader } from "../../proxy-events/read/headers.ts";
import {
  callHandler,
  type LambdaHandler,
  lambdaContext,
  toError,
} from "../backends/lambda-handler.ts";
import { isStreaming } from "../backends/streaming-handler.ts";
import { albEvent, functionUrlEvent } from "../events/function-url.ts";
import { httpEvent, httpV1Event } from "../events/http.ts";
import type { RequestArguments } from "../events/request.ts";
import { restEvent } from "../events/rest.ts";
import { readRequest } from "../request/read-request.ts";
import { requestNames, type TestRequest } from "../request/test-request.ts";
import { refuseUnknownSettings, type SettingNames } from "../request/unknown-settings.ts";
import { type HandlerResponse, toHandlerResponse } from "./handler-response.ts";
import { invokeStreaming } from "./invoke-streaming.ts";

export interface HandlerOptions {
  /** The REST API's binary media types. Without them, the client receives base64 as text. */
  readonly binaryMediaTypes?: readonly string[];
  /** Milliseconds after which the function times out. Defaults to 30 000. */
  readonly timeoutMs?: number;
}

export interface HandlerRequest extends TestRequest, HandlerOptions {
  /** What calls the function. Defaults to `http`, an HTTP API with payload 2.0. */
  readonly kind?: "rest" | "http" | "http-v1" | "function-url" | "alb";
  /** The stage in the event. Defaults to `$default` for HTTP APIs, and to `prod` for REST APIs. */
  readonly stage?: string;
  /** The stage's variables. Defaults to none. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The context that the authorizer returned. */
  readonly authorizer?: unknown;
  /** Sends and reads lists of header values. Only for a load balancer. */
  readonly multiValueHeaders?: boolean;
}

/**
 * Calls any handler with the event of a request, and returns the decoded response that the client would
 * receive. It is API Gateway's own error if the result is malformed or the handler throws.
 *
 * @example
 * const response = await invoke(handler, "POST /orders/{id}", { path: { id: "42" }, body: { total: 12 } });
 * expect(response.status).toBe(201);
 */
export function invoke<const Key extends string>(
  handler: LambdaHandler,
  key: Key,
  ...[request]: RequestArguments<Key, HandlerRequest>
): Promise<HandlerResponse> {
  const settings: HandlerRequest & {
    readonly path?: Readonly<Record<string, string>> | undefined;
  } = request ?? {};
  refuseUnknownSettings(`invoke the handler with "${key}"`, settings, handlerRequestNames);
  const { kind = "http" } = settings;
  if (!Object.hasOwn(rows, kind)) {
    throw new GatewrightError(
      "event.unknown",
      `Failed to invoke the handler: unknown event kind "${kind}"`,
      {
        hint: `The kinds are ${Object.keys(rows).join(", ")}.`,
      },
    );
  }
  return invokeRequest(handler, kind, key, settings);
}

async function invokeRequest(
  handler: LambdaHandler,
  kind: NonNullable<HandlerRequest["kind"]>,
  key: string,
  settings: HandlerRequest,
): Promise<HandlerResponse> {
  const request = await readRequest(settings);
  const event = eventOrRefusal(() => rows[kind](key, request));
  return "refused" in event
    ? toHandlerResponse(event.refused, {})
    : invokeEvent(handler, event.made, settings);
}

/** The event, or the 400 with which API Gateway answers a request that no function gets. */
function eventOrRefusal(
  make: () => object,
): { readonly made: object } | { readonly refused: Refused } {
  try {
    return { made: make() };
  } catch (error) {
    if (!isGatewrightError(error, "event.refused")) throw error;
    return { refused: { ok: false, ...badRequest, code: error.code, reason: error.sentence } };
  }
}

// The status is measured, the text is a guess.
const badRequest = serviceError(400, '{"message":"Bad Request"}');

const handlerRequestNames: SettingNames<HandlerRequest & { readonly path?: unknown }> = {
  ...requestNames,
  kind: true,
  stage: true,
  stageVariables: true,
  authorizer: true,
  multiValueHeaders: true,
  binaryMediaTypes: true,
  timeoutMs: true,
};

const rows: Readonly<
  Record<NonNullable<HandlerRequest["kind"]>, (key: string, settings: HandlerRequest) => object>
> = {
  rest: restEvent,
  http: httpEvent,
  "http-v1": httpV1Event,
  "function-url": functionUrlEvent,
  alb: albEvent,
};

/**
 * Calls any handler with a copy of an event, and gives back the response that the client would get.
 *
 * @throws GatewrightError `event.unknown`: the event is not one of AWS's that has a response;
 * `event.invalid`: the handler is not a function.
 * @example
 * const response = await invokeEvent(handler, events.webSocket("$connect"));
 */
export async function invokeEvent(
  handler: LambdaHandler,
  event: object,
  { binaryMediaTypes = [], timeoutMs = 30_000 }: HandlerOptions = {},
): Promise<HandlerResponse> {
  if (typeof handler !== "function") {
    const given: unknown = handler;
    throw new GatewrightError(
      "event.invalid",
      "Failed to invoke the handler: it is not a function",
      {
        hint:
          given === undefined
            ? "It is undefined: check that the imported module exports it."
            : "Pass the handler itself, not the module that exports it.",
      },
    );
  }
  const kind = resultKindOf(event);
  // Lambda sends JSON: what a handler does to its event is its own affair.
  const received = toPayload(event);
  const holder: HeaderHolder = event;
  const accept = readHeader(holder, "accept");
  const options = {
    binaryMediaTypes,
    ...(accept !== undefined && { accept }),
    multiValueHeaders: Boolean(holder.multiValueHeaders),
  };
  try {
    return await withTimeout(timeoutMs, async (timeout) => {
      const context = lambdaContext({ ...testFunction, timeoutMs, clock: Date.now });
      if (isStreaming(handler)) {
        return invokeStreaming({ handler, event: received, context, kind, options, timeout });
      }
      const result = await Promise.race([callHandler(handler, received, context), timeout]);
      return toHandlerResponse(explainResult(result, kind, options), { result });
    });
  } catch (thrown) {
    const error = typeof thrown === "string" ? toError(thrown) : thrown;
    return toHandlerResponse(explainFunctionError(error, kind), { error });
  }
}

/** The name and ARN in the context of a handler without a name. */
const testFunction = {
  functionArn: "arn:aws:lambda:us-east-1:123456789012:function:test",
  awsRequestId: "8f3c1ab6-3d4e-4f5a-9b6c-7d8e9f0a1b2c",
};

function resultKindOf(event: object): ResultKind {
  const kind = kindOf(event);
  if (kind !== undefined && !isAuthorizer(kind)) return kind;
  throw new GatewrightError(
    "event.unknown",
    `Failed to invoke the handler: ${kind ? `"${kind}" events have no response` : "the event is of an unknown kind"}`,
    { hint: "Call an authorizer's handler directly: its result is not a response." },
  );
}

function isAuthorizer(kind: string): kind is `authorizer.${string}` {
  return kind.startsWith("authorizer.");
}

/** Runs what a timeout may end: it is rejected then, and never resolved. */
async function withTimeout<Value>(
  timeoutMs: number,
  run: (timeout: Promise<never>) => Promise<Value>,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const seconds = (timeoutMs / 1000).toFixed(2);
    const error = new Error(`Task timed out after ${seconds} seconds`);
    timer = setTimeout(reject, timeoutMs, error);
  });
  // Whoever runs may not listen yet when it is rejected, which Node would end the process for.
  timeout.catch(() => {});
  try {
    return await run(timeout);
  } finally {
    clearTimeout(timer);
  }
}
