import type { IntegrationKind } from "../../model/integration.ts";

/** Facts specific to a kind. */
export interface KindDescription {
  readonly title: string;
  readonly useCases: readonly string[];
  /** TypeScript code that builds one. */
  readonly example: string;
  readonly chooseWhen: string;
  readonly avoidWhen: string;
}

export const kinds: Readonly<Record<IntegrationKind, KindDescription>> = {
  "rest.lambda-proxy": {
    title: "Lambda proxy",
    useCases: ["web backends", "JSON APIs whose code needs the whole request"],
    example: "rest.lambdaProxy({ functionArn })",
    chooseWhen: "your code should read the whole request and build the response",
    avoidWhen: "the code would only forward the request to a service",
  },
  "rest.lambda-streaming-proxy": {
    title: "Lambda proxy, response streaming",
    useCases: ["language model output", "downloads over 6 MB", "requests that take minutes"],
    example: "rest.lambdaStreamingProxy({ functionArn, timeoutMs: 300_000 })",
    chooseWhen: "time to first byte matters, or the response is large or slow",
    avoidWhen: "the response needs caching, compression or a template",
  },
  "rest.firehose-proxy": {
    title: "Firehose proxy",
    useCases: ["collecting records unchanged"],
    example:
      'rest.firehoseProxy({ uri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord", credentials })',
    chooseWhen: "clients already send what Firehose's API accepts",
    avoidWhen: "the request must be changed on the way: use an AWS service integration",
  },
  "rest.lambda": {
    title: "Lambda, with templates",
    useCases: ["functions that do not handle HTTP", "asynchronous invocation"],
    example: "rest.lambda({ functionArn, requestTemplates, responses: { 200: {} } })",
    chooseWhen: "the function is shared with other callers, or must be invoked asynchronously",
    avoidWhen: "only the API calls the function: a proxy needs no templates",
  },
  "rest.aws-service": {
    title: "AWS service",
    useCases: ["queueing a message", "reading and writing a table", "starting a workflow"],
    example:
      'rest.awsService({ uri: "arn:aws:apigateway:us-east-1:states:action/StartExecution", credentials, requestTemplates, responses: { 200: {} } })',
    chooseWhen: "one call to one service answers the request",
    avoidWhen: "the logic is too complex for a template: template errors appear only at run time",
  },
  "rest.http": {
    title: "HTTP, with templates",
    useCases: ["an old backend behind a new contract"],
    example:
      'rest.http({ uri: "https://example.com", integrationHttpMethod: "GET", responses: { 200: {} } })',
    chooseWhen: "the client and the backend have different contracts",
    avoidWhen: "the contracts are the same: a proxy forwards everything without mappings",
  },
  "rest.http-proxy": {
    title: "HTTP proxy",
    useCases: ["API keys, quotas and caching in front of an existing API"],
    example: 'rest.httpProxy({ uri: "https://example.com/{proxy}", integrationHttpMethod: "ANY" })',
    chooseWhen: "the backend's response can go to the client unchanged",
    avoidWhen: "the response must be changed",
  },
  "rest.http-streaming-proxy": {
    title: "HTTP proxy, response streaming",
    useCases: ["server-sent events", "large downloads"],
    example:
      'rest.httpStreamingProxy({ uri: "https://example.com/events", integrationHttpMethod: "GET" })',
    chooseWhen: "the backend streams its response",
    avoidWhen: "the response needs caching or compression",
  },
  "rest.mock": {
    title: "Mock",
    useCases: ["CORS preflight responses", "health checks", "a contract before its backend"],
    example: "rest.mock({ respond: { 200: { ok: true } } })",
    chooseWhen: "the response depends only on the request",
    avoidWhen: "the response needs stored data",
  },
  "rest.private-http-v1": {
    title: "Private HTTP, VPC link V1",
    useCases: ["an internal service behind a new contract"],
    example:
      'rest.privateV1({ type: "HTTP", vpcLinkId, uri: "http://orders.internal", integrationHttpMethod: "GET", responses: { 200: {} } })',
    chooseWhen: "templates must change the responses of a server in a VPC",
    avoidWhen: "you need no templates: a version 2 link needs no Network Load Balancer",
  },
  "rest.private-http-proxy-v1": {
    title: "Private HTTP proxy, VPC link V1",
    useCases: ["internal services that have a Network Load Balancer"],
    example:
      'rest.privateV1({ type: "HTTP_PROXY", vpcLinkId, uri: "http://orders.internal/{proxy}", integrationHttpMethod: "ANY" })',
    chooseWhen: "you already have such a link, or the path must not start with the stage name",
    avoidWhen: "you create a new link: version 2 also supports Application Load Balancers",
  },
  "rest.private-http-streaming-proxy-v1": {
    title: "Private HTTP proxy, VPC link V1, response streaming",
    useCases: ["streams of internal services"],
    example:
      'rest.privateV1({ type: "HTTP_PROXY", responseTransferMode: "STREAM", vpcLinkId, uri: "http://orders.internal", integrationHttpMethod: "GET" })',
    chooseWhen: "a server behind a version 1 link streams its response",
    avoidWhen: "the response needs caching or compression",
  },
  "rest.private-http-proxy-v2": {
    title: "Private HTTP proxy, VPC link V2",
    useCases: ["containers behind an Application Load Balancer"],
    example:
      'rest.privateV2({ vpcLinkId, target: { type: "alb", arn }, uri: "http://orders.internal/{proxy}", integrationHttpMethod: "ANY" })',
    chooseWhen: "the backend is in a VPC, and you need features of REST APIs",
    avoidWhen: "the backend cannot handle the stage name at the start of the path",
  },
  "rest.private-http-streaming-proxy-v2": {
    title: "Private HTTP proxy, VPC link V2, response streaming",
    useCases: ["streams of containers"],
    example:
      'rest.privateV2({ responseTransferMode: "STREAM", vpcLinkId, target: { type: "alb", arn }, uri: "http://orders.internal", integrationHttpMethod: "GET" })',
    chooseWhen: "a container streams its response",
    avoidWhen: "the response needs caching or compression",
  },
  "http.lambda-proxy": {
    title: "Lambda proxy",
    useCases: ["web backends", "JSON APIs"],
    example: "http.lambdaProxy({ functionArn })",
    chooseWhen: "your code builds the response, and you need no feature that only REST APIs have",
    avoidWhen: "you need request validation, caching, API keys or response streaming",
  },
  "http.http-proxy": {
    title: "HTTP proxy",
    useCases: ["combining existing APIs under one host name"],
    example: 'http.httpProxy({ uri: "https://example.com/{proxy}", integrationMethod: "ANY" })',
    chooseWhen: "requests are forwarded, with changes only to headers, query or path",
    avoidWhen: "bodies must be changed",
  },
  "http.private": {
    title: "Private",
    useCases: ["containers behind a load balancer", "services found through Cloud Map"],
    example:
      'http.private({ vpcLinkId, target: { type: "alb-listener", arn }, integrationMethod: "ANY" })',
    chooseWhen: "the backend is in a VPC, and you need no feature that only REST APIs have",
    avoidWhen: "bodies must be changed",
  },
  "http.aws-service": {
    title: "AWS service, by subtype",
    useCases: ["queueing a message", "putting an event", "starting a workflow"],
    example:
      'http.awsService({ subtype: "SQS-SendMessage", credentials, parameters: { QueueUrl, MessageBody: "$request.body" } })',
    chooseWhen: "one of the ten supported operations is enough",
    avoidWhen: "you need another operation, or must change the response: use a REST API",
  },
  "web-socket.lambda-proxy": {
    title: "Lambda proxy",
    useCases: ["chats", "games", "presence"],
    example: "webSocket.lambdaProxy({ functionArn })",
    chooseWhen: "your code handles the messages",
    avoidWhen: "the code would only forward the message to a service",
  },
  "web-socket.lambda": {
    title: "Lambda, with templates",
    useCases: ["functions that do not handle connections"],
    example:
      'webSocket.lambda({ functionArn, templateSelectionExpression: "\\\\$default", requestTemplates })',
    chooseWhen: "the function is shared with other callers",
    avoidWhen: "only the API calls the function: a proxy needs no templates",
  },
  "web-socket.aws-service": {
    title: "AWS service",
    useCases: ["storing connections in a table", "queueing messages"],
    example:
      'webSocket.awsService({ uri: "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem", credentials, requestTemplates })',
    chooseWhen: "one call to one service handles the message",
    avoidWhen: "the logic is too complex for a template",
  },
  "web-socket.http": {
    title: "HTTP, with templates",
    useCases: ["sending messages to a backend with another contract"],
    example:
      'webSocket.http({ uri: "https://example.com", integrationMethod: "POST", requestTemplates })',
    chooseWhen: "the backend expects another format than the message has",
    avoidWhen: "the backend accepts the message unchanged",
  },
  "web-socket.http-proxy": {
    title: "HTTP proxy",
    useCases: ["sending messages to an existing backend"],
    example: 'webSocket.httpProxy({ uri: "https://example.com", integrationMethod: "POST" })',
    chooseWhen: "the backend accepts the message unchanged",
    avoidWhen: "the backend needs the connection id and you map no header",
  },
  "web-socket.mock": {
    title: "Mock",
    useCases: ["accepting connections", "replying to pings"],
    example:
      'webSocket.mock({ templateSelectionExpression: "200", requestTemplates: { 200: \'{"statusCode": 200}\' } })',
    chooseWhen: "the response depends only on the message",
    avoidWhen: "the response needs stored data",
  },
  "web-socket.private-http-v1": {
    title: "Private HTTP, VPC link V1",
    useCases: ["internal services with another contract"],
    example:
      'webSocket.privateV1({ type: "HTTP", vpcLinkId, uri: "http://chat.internal", integrationMethod: "POST" })',
    chooseWhen: "a server in a VPC expects another format than the message has",
    avoidWhen: "you have only a version 2 link: WebSocket APIs do not support it",
  },
  "web-socket.private-http-proxy-v1": {
    title: "Private HTTP proxy, VPC link V1",
    useCases: ["internal services"],
    example:
      'webSocket.privateV1({ type: "HTTP_PROXY", vpcLinkId, uri: "http://chat.internal", integrationMethod: "POST" })',
    chooseWhen: "a server in a VPC accepts the message unchanged",
    avoidWhen: "you have only a version 2 link: WebSocket APIs do not support it",
  },
};
