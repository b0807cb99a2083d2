import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { RequestMessage, ResponseMessage } from "../../src/core/message.ts";
import { headerValues } from "../../src/core/message.ts";
import type { EventKind } from "../../src/proxy-events/events/event.ts";
import {
  explainHttpResult,
  explainHttpV1Result,
} from "../../src/proxy-events/explain-result/http.ts";
import { explainRestResult } from "../../src/proxy-events/explain-result/rest.ts";
import { explainConnectResult } from "../../src/proxy-events/explain-result/web-socket.ts";
import { fetchHandler } from "../../src/proxy-events/fetch/fetch-handler.ts";
import { kindOf } from "../../src/proxy-events/kind-of.ts";
import { readMethod } from "../../src/proxy-events/read/path.ts";
import { readQuery } from "../../src/proxy-events/read/query.ts";
import { toHttpV1AuthorizerEvent } from "../../src/proxy-events/to-event/authorizer.ts";
import { toHttpEvent } from "../../src/proxy-events/to-event/http.ts";
import { toHttpV1Event } from "../../src/proxy-events/to-event/http-v1.ts";
import { toRestEvent } from "../../src/proxy-events/to-event/rest.ts";
import {
  toWebSocketConnectEvent,
  toWebSocketDisconnectEvent,
  toWebSocketMessageEvent,
} from "../../src/proxy-events/to-event/web-socket.ts";
import { invokeEvent } from "../../src/testing/invoke/invoke.ts";
import type {
  Api,
  Backend,
  CaseFile,
  Expectation,
  RecordedRequest,
  SavedEvents,
} from "./recorded-case.ts";
import { difference, isObject, readRecording, sharedFolder } from "./recordings.ts";

const sourceIp = "203.0.113.7";
const timeEpoch = Date.UTC(2026, 10, 21, 1, 2, 3);
const arrival = { traceId: "Root=1-5759e988-bd862e3fe1be46a994272793" };
const edge = {
  serverIp: "130.176.1.1",
  viewerAsn: "1234",
  viewerCountry: "DE",
  via: "1.1 x.cloudfront.net (CloudFront)",
  requestId: "cf==",
};
const context = {
  accountId: "111111111111",
  apiId: "<ref:api1>",
  requestId: "JCJJxhz4PHcEJgQ=",
  extendedRequestId: "KCJJxhz4PHcEJgQ=",
  deploymentId: "d1",
  timeEpoch,
};

const recorded = (area: string): CaseFile =>
  // The data's README is the contract; a case of another shape fails its own test.
  readRecording("conformance", "data", "recorded", `${area}.json`) as CaseFile;
const httpCases = (): CaseFile =>
  readRecording("conformance", "data", "http-websocket", "cases.json") as CaseFile;

describe.skipIf(!sharedFolder)("events of REST APIs, as recorded on AWS", () => {
  const { cases, shared } = load(() => recorded("lambda-proxy-event"));
  const events = cases.filter((one) => one.expect.lambdaEvent);
  test.each(events.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const api = resolveShared<Api>(one.api, shared);
    expect(difference(one.expect.lambdaEvent, restEventOf(one.request, api))).toBeUndefined();
  });
});

describe.skipIf(!sharedFolder)("answers to REST APIs, as recorded on AWS", () => {
  const { cases, shared } = load(() => recorded("lambda-proxy-response"));
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const [backend] = resolveShared<readonly Backend[]>(one.backend, shared);
    const result = answerOf(backend?.behaviour, one.request);
    expect(faults(explainRestResult(result, { accept: "*/*" }), one.expect)).toEqual([]);
  });
});

describe.skipIf(!sharedFolder)("events of HTTP APIs and of REST beside them", () => {
  const { cases } = load(httpCases);
  const events = cases.filter(
    (one) => /^(?:http\/event|rest-contrast)$/.test(one.area) && one.expect.lambdaEventAt,
  );
  test.each(events.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const event =
      one.area === "rest-contrast"
        ? restEventOf(one.request, resolveShared<Api>(one.api, {}))
        : httpEventOf(one.request, resolveShared<Api>(one.api, {}));
    for (const { path, value } of one.expect.lambdaEventAt ?? []) {
      const isMap = path.endsWith("eaders");
      const found = isMap
        ? difference(lowerKeys(value), lowerKeys(at(event, path)))
        : difference(value, at(event, path));
      expect(found).toBeUndefined();
    }
    for (const path of one.expect.lambdaEventAbsent ?? []) {
      expect(at(event, path)).toBeUndefined();
    }
    for (const path of one.expect.lambdaEventNullish ?? []) {
      expect(at(event, path) ?? null).toBeNull();
    }
  });
});

describe.skipIf(!sharedFolder)("answers to HTTP APIs and to REST beside them", () => {
  const { cases } = load(httpCases);
  const answers = cases.filter(
    (one) =>
      /^(?:http\/lambda-response|rest-contrast)$/.test(one.area) && !one.expect.lambdaEventAt,
  );
  test.each(answers.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const [backend] = resolveShared<readonly Backend[]>(one.backend, {});
    const result = backend?.payload === undefined ? backend?.return : JSON.parse(backend.payload);
    const { integrations } = resolveShared<Api>(one.api, {});
    const explainer =
      one.area === "rest-contrast"
        ? explainRestResult
        : integrations?.[0]?.PayloadFormatVersion === "1.0"
          ? explainHttpV1Result
          : explainHttpResult;
    expect(faults(explainer(result), one.expect)).toEqual([]);
  });
});

describe.skipIf(!sharedFolder)("events of HTTP APIs' authorizers", () => {
  const { cases } = load(httpCases);
  const asked = cases.filter((one) => one.expect?.authorizerEventAt);
  test.each(asked.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const { routes = [], stages = [], authorizers = [] } = resolveShared<Api>(one.api, {});
    const stage = stages[0]?.StageName ?? "$default";
    const request = requestOf(one.request);
    const event = toHttpV1AuthorizerEvent({
      request,
      route: { routeKey: routes[0]?.RouteKey ?? "", pathParameters: {} },
      context: { ...context, stage, domainName: one.request.host },
      methodArn: `arn:aws:execute-api:us-east-1:111111111111:${context.apiId}${one.request.path.replace(`/${stage}`, `/${stage}/${one.request.method}`)}`,
      identitySource: (authorizers[0]?.IdentitySource ?? []).map((source) => {
        const name = source.split(".").at(-1) ?? "";
        const query = new URLSearchParams(one.request.query);
        return headerValues(request.headers, name)[0] ?? query.get(name) ?? "";
      }),
    });
    for (const { path, value } of one.expect.authorizerEventAt ?? []) {
      expect(difference(value, at(event, path))).toBeUndefined();
    }
  });
});

describe.skipIf(!sharedFolder)("events and handshakes of WebSocket APIs", () => {
  const { cases } = load(httpCases);
  const webSocket = {
    ...context,
    stage: "prod",
    connectionId: "R0oXAdfD0kwCH6w=",
    connectedAt: timeEpoch,
  };
  const api = {
    ...webSocket,
    domainName: "<ref:api1>.execute-api.us-east-1.amazonaws.com",
    identity: { sourceIp },
  };

  test.each(
    cases.filter((one) => one.area === "websocket/events").map((one) => [one.id, one] as const),
  )("%s", (_, one) => {
    const steps = one.steps ?? [];
    const url = steps.find(({ op }) => op === "connect")?.url ?? "";
    const text = steps.find(({ op }) => op === "send")?.text;
    const isClosed = steps.some(({ op }) => op === "close");
    const request = {
      method: "GET",
      target: url.replace(/^wss:\/\/[^/]+/, ""),
      headers: [],
      body: new Uint8Array(),
      sourceIp,
    };
    const event = isClosed
      ? toWebSocketDisconnectEvent({ context: api })
      : text === undefined
        ? toWebSocketConnectEvent({ request, context: api, arrival })
        : toWebSocketMessageEvent({
            body: text,
            route: { routeKey: "$default" },
            context: { ...api, messageId: "m=" },
          });
    for (const { at: places = [], absent = [] } of steps.filter(({ op }) => op === "expectEvent")) {
      for (const { path, value } of places) {
        expect(difference(value, at(event, path))).toBeUndefined();
      }
      for (const path of absent) expect(at(event, path)).toBeUndefined();
    }
  });

  const handshakes = cases.filter(
    (one) =>
      one.area === "websocket/connect" &&
      isObject(resolveShared<readonly Backend[]>(one.backend, {})[0]?.return) &&
      one.steps?.[0]?.expect &&
      !one.id.endsWith("no-connect-route"),
  );
  test.each(handshakes.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const [backend] = resolveShared<readonly Backend[]>(one.backend, {});
    const explanation = explainConnectResult(backend?.return);
    expect(faults(explanation, one.steps?.[0]?.expect ?? {})).toEqual([]);
    expect(explanation.body).toHaveLength(0);
  });
});

describe.skipIf(!sharedFolder)("events from AWS and its own libraries", () => {
  const kinds: Readonly<Record<string, EventKind>> = {
    "rest-v1": "rest",
    "http-v1": "http-v1",
    "http-v2": "http",
    "function-url": "function-url",
    alb: "alb",
    "websocket-connect": "web-socket.connect",
    "websocket-message": "web-socket.message",
    "websocket-disconnect": "web-socket.disconnect",
    "authorizer-token": "authorizer.token",
    "authorizer-request-v1": "authorizer.rest",
    "authorizer-request-http-v1": "authorizer.http-v1",
    "authorizer-request-v2": "authorizer.http",
    "authorizer-request-websocket": "authorizer.web-socket",
  };
  const { cases } = sharedFolder
    ? (readRecording("conformance", "data", "events", "events.json") as SavedEvents)
    : { cases: [] };
  const complete = cases.filter(({ kind, complete }) => complete && kinds[kind] !== undefined);

  // A function URL whose host was masked cannot be told from an HTTP API.
  test.each(complete.map((one) => [one.id, one] as const))("%s is known", (_, one) => {
    const kind = kindOf(one.event);
    const isMasked = one.kind === "function-url" && kind === "http";
    expect(isMasked ? "function-url" : kind).toBe(kinds[one.kind]);
  });

  const requests = complete.filter(({ kind }) => /^(?:rest|http|function|alb)/.test(kind));
  test.each(requests.map((one) => [one.id, one] as const))("%s is answered", async (_, one) => {
    const handler = fetchHandler((request) =>
      Response.json({ method: request.method, query: [...new URL(request.url).searchParams] }),
    );
    const response = await invokeEvent(handler, one.event, { binaryMediaTypes: ["*/*"] });
    expect(response.error).toBeUndefined();
    expect(response.json()).toEqual({
      method: readMethod(one.event),
      query: [...readQuery(one.event)],
    });
  });
});

function load(read: () => CaseFile): CaseFile {
  return sharedFolder ? read() : { cases: [] };
}

function resolveShared<Value>(
  value: Value | { readonly $shared: string } | undefined,
  shared: CaseFile["shared"],
): Value {
  const name = isObject(value) ? value["$shared"] : undefined;
  // See RecordedCase: the shape is the data's contract.
  return (typeof name === "string" ? shared?.[name] : value) as Value;
}

function requestOf(request: RecordedRequest): RequestMessage {
  const headers = Array.isArray(request.headers)
    ? request.headers
    : Object.entries(request.headers);
  return {
    method: request.method,
    target: request.query === "" ? request.path : `${request.path}?${request.query}`,
    headers: [["Host", request.host], ...headers],
    body: Buffer.from(
      request.bodyBase64 ?? request.body ?? "",
      request.bodyBase64 ? "base64" : "utf8",
    ),
    sourceIp,
  };
}

function restEventOf(request: RecordedRequest, { resources = [], stage, settings }: Api): unknown {
  const stageName = stage?.name ?? "";
  const path = request.path
    .replace(/^\/+/, "/")
    .slice(stageName.length + 1)
    .replace(/^\/+/, "/");
  const { resource, pathParameters } = route(
    resources.map((one) => one.path),
    path,
  );
  const isRegional = settings?.endpointConfiguration?.types.includes("REGIONAL");
  return toRestEvent({
    request: requestOf(request),
    route: { resourcePath: resource, resourceId: "abc123", pathParameters },
    context: { ...context, stage: stageName, domainName: request.host },
    binaryMediaTypes: settings?.binaryMediaTypes ?? [],
    arrival: isRegional ? arrival : { ...arrival, edge },
  });
}

function httpEventOf(
  request: RecordedRequest,
  { routes = [], stages = [], integrations }: Api,
): unknown {
  const paths = routes.map(({ RouteKey }) => RouteKey.split(" ")[1] ?? "$default");
  const { resource, pathParameters } = route(paths, request.path);
  const routeKey = routes[paths.indexOf(resource)]?.RouteKey ?? "$default";
  const input = {
    request: requestOf(request),
    route: { routeKey, pathParameters },
    context: { ...context, stage: stages[0]?.StageName ?? "$default", domainName: request.host },
    stageVariables: stages[0]?.StageVariables ?? {},
    arrival,
  };
  return integrations?.[0]?.PayloadFormatVersion === "1.0"
    ? toHttpV1Event(input)
    : toHttpEvent(input);
}

/** The first of the templates that fits; static ones before those with parameters. */
function route(templates: readonly string[], path: string) {
  const ordered = templates.toSorted((a, b) => a.split("{").length - b.split("{").length);
  for (const resource of ordered) {
    const pattern = resource
      .replace(/\{(\w+)\+\}/g, "(?<$1>.+?)")
      .replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    const match = new RegExp(`^${pattern}/?$`).exec(path);
    if (match) return { resource, pathParameters: { ...match.groups } };
  }
  return { resource: "$default", pathParameters: {} };
}

function answerOf(behaviour: unknown, { path, body }: RecordedRequest): unknown {
  if (!isObject(behaviour)) return undefined;
  if (behaviour["kind"] === "return-parsed-body") {
    return body === undefined ? { errorMessage: "no body", errorType: "Error" } : JSON.parse(body);
  }
  const rules = Array.isArray(behaviour["rules"]) ? behaviour["rules"] : [];
  return rules.find((rule) => path.endsWith(rule.when?.equals))?.return;
}

/** Headers that the gateway writes after the answer has been judged. */
const gatewayHeader =
  /^(?:date|connection|content-length|via|x-cache|x-amz-cf-.*|x-amzn-trace-id|x-amz-apigw-id|x-amzn-requestid|apigw-requestid)$/i;

/** Where the response is not what was recorded. */
function faults(actual: ResponseMessage, expected: Expectation): readonly unknown[] {
  const spelled = actual.headers.map(([name]) => name);
  const text = Buffer.from(actual.body).toString();
  const { empty, text: wantedText, json } = expected.body ?? {};
  const pairs: readonly (readonly [wanted: unknown, got: unknown])[] = [
    [expected.status ?? actual.status, actual.status],
    ...Object.entries(expected.headers ?? {})
      .filter(([name]) => !gatewayHeader.test(name))
      .map(([name, value]) => [value, headerValues(actual.headers, name).join(", ")] as const),
    ...Object.keys(expected.headersExact ? (expected.headers ?? {}) : {})
      .filter((name) => !gatewayHeader.test(name))
      .map((name) => [name, spelled.find((one) => one === name)] as const),
    ...(expected.headersAbsent ?? []).map(
      (name) => [[], headerValues(actual.headers, name)] as const,
    ),
    ...Object.entries(expected.headerLines ?? {}).map(
      ([name, lines]) => [lines, headerValues(actual.headers, name)] as const,
    ),
    [empty ? "" : text, text],
    [typeof wantedText === "string" ? compact(wantedText) : text, compact(text)],
    [json, json === undefined ? json : JSON.parse(text)],
  ];
  return pairs.filter(([wanted, got]) => !isDeepStrictEqual(wanted, got));
}

/** The exact blanks of a bare JSON answer are its runtime's, and gone once it is a value. */
function compact(text: string): string {
  return text.startsWith("[") ? JSON.stringify(JSON.parse(text)) : text;
}

/** `a.b["c-d"]` of a value. */
function at(value: unknown, path: string): unknown {
  const keys = path.match(/[^.[\]"]+/g) ?? [];
  return keys.reduce<unknown>((holder, key) => (isObject(holder) ? holder[key] : undefined), value);
}

function lowerKeys(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toLowerCase(), one]));
}
