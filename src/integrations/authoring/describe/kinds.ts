import type { IntegrationKind } from "../../model/integration.ts";

/** What is particular to a kind. */
export interface KindDescription {
  readonly title: string;
  readonly useCases: readonly string[];
  /** TypeScript that builds one. */
  readonly example: string;
  readonly chooseWhen: string;
  readonly avoidWhen: string;
}

export const kinds: Readonly<Record<IntegrationKind, KindDescription>> = {
  "rest.lambda-proxy": {
    title: "Lambda proxy",
    useCases: ["web backends", "JSON APIs whose code reads the whole request"],
    example: "rest.lambdaProxy({ functionArn })",
    chooseWhen: "code should see the request and decide the answer",
    avoidWhen: "the code would only pass the request on to a service",
  },
  "rest.lambda-streaming-proxy": {
    title: "Lambda proxy, response streaming",
    useCases: ["answers of language models", "downloads of more than 6 MB", "work of minutes"],
    example: "rest.lambdaStreamingProxy({ functionArn, timeoutMs: 300_000 })",
    chooseWhen: "the first byte matters, or the answer is large or slow",
    avoidWhen: "the answer needs caching, compression or a template",
  },
  "rest.firehose-proxy": {
    title: "Firehose proxy",
    useCases: ["collecting records as they are sent"],
    example:
      'rest.firehoseProxy({ uri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord", credentials })',
    chooseWhen: "clients already write what Firehose's API takes",
    avoidWhen: "anything has to be changed on the way: use an AWS service integration",
  },
  "rest.lambda": {
    title: "Lambda, with templates",
    useCases: ["functions that know nothing of HTTP", "asynchronous invocation"],
    example: "rest.lambda({ functionArn, requestTemplates, responses: { 200: {} } })",
    chooseWhen: "a function is shared with other callers, or is to be invoked asynchronously",
    avoidWhen: "the function is the API's own: a proxy needs no templates",
  },
  "rest.aws-service": {
    title: "AWS service",
    useCases: ["queueing a message", "reading and writing a table", "starting a workflow"],
    example:
      'rest.awsService({ uri: "arn:aws:apigateway:us-east-1:states:action/StartExecution", credentials, requestTemplates, responses: { 200: {} } })',
    chooseWhen: "one call to one service answers the request",
    avoidWhen: "the logic grows beyond a template: errors of templates show only at run time",
  },
  "rest.http": {
    title: "HTTP, with templates",
    useCases: ["an old backend behind a new contract"],
    example:
      'rest.http({ uri: "https://example.com", integrationHttpMethod: "GET", responses: { 200: {} } })',
    chooseWhen: "the client's contract differs from the backend's",
    avoidWhen: "both agree: a proxy passes everything on, and nothing has to be mapped",
  },
  "rest.http-proxy": {
    title: "HTTP proxy",
    useCases: ["keys, quotas and caching before an existing API"],
    example: 'rest.httpProxy({ uri: "https://example.com/{proxy}", integrationHttpMethod: "ANY" })',
    chooseWhen: "the backend speaks for itself",
    avoidWhen: "the answer has to be changed",
  },
  "rest.http-streaming-proxy": {
    title: "HTTP proxy, response streaming",
    useCases: ["server-sent events", "large downloads"],
    example:
      'rest.httpStreamingProxy({ uri: "https://example.com/events", integrationHttpMethod: "GET" })',
    chooseWhen: "the backend sends its answer in parts",
    avoidWhen: "the answer needs caching or compression",
  },
  "rest.mock": {
    title: "Mock",
    useCases: ["preflight answers for CORS", "health checks", "a contract before its backend"],
    example: "rest.mock({ respond: { 200: { ok: true } } })",
    chooseWhen: "the answer follows from the request alone",
    avoidWhen: "anything has to be looked up",
  },
  "rest.private-http-v1": {
    title: "Private HTTP, VPC link V1",
    useCases: ["an internal service behind a new contract"],
    example:
      'rest.privateV1({ type: "HTTP", vpcLinkId, uri: "http://orders.internal", integrationHttpMethod: "GET", responses: { 200: {} } })',
    chooseWhen: "answers of a server in a VPC have to be changed by templates",
    avoidWhen: "no template is needed: a link of version 2 needs no Network Load Balancer",
  },
  "rest.private-http-proxy-v1": {
    title: "Private HTTP proxy, VPC link V1",
    useCases: ["internal services that have a Network Load Balancer"],
    example:
      'rest.privateV1({ type: "HTTP_PROXY", vpcLinkId, uri: "http://orders.internal/{proxy}", integrationHttpMethod: "ANY" })',
    chooseWhen: "such a link exists, or the path must not start with the stage",
    avoidWhen: "you start anew: version 2 reaches Application Load Balancers too",
  },
  "rest.private-http-streaming-proxy-v1": {
    title: "Private HTTP proxy, VPC link V1, response streaming",
    useCases: ["streams of internal services"],
    example:
      'rest.privateV1({ type: "HTTP_PROXY", responseTransferMode: "STREAM", vpcLinkId, uri: "http://orders.internal", integrationHttpMethod: "GET" })',
    chooseWhen: "a server behind a link of version 1 sends its answer in parts",
    avoidWhen: "the answer needs caching or compression",
  },
  "rest.private-http-proxy-v2": {
    title: "Private HTTP proxy, VPC link V2",
    useCases: ["containers behind an Application Load Balancer"],
    example:
      'rest.privateV2({ vpcLinkId, target: { type: "alb", arn }, uri: "http://orders.internal/{proxy}", integrationHttpMethod: "ANY" })',
    chooseWhen: "the backend is in a VPC and a REST API's features are needed",
    avoidWhen: "the backend cannot bear the stage's name at the start of the path",
  },
  "rest.private-http-streaming-proxy-v2": {
    title: "Private HTTP proxy, VPC link V2, response streaming",
    useCases: ["streams of containers"],
    example:
      'rest.privateV2({ responseTransferMode: "STREAM", vpcLinkId, target: { type: "alb", arn }, uri: "http://orders.internal", integrationHttpMethod: "GET" })',
    chooseWhen: "a container sends its answer in parts",
    avoidWhen: "the answer needs caching or compression",
  },
  "http.lambda-proxy": {
    title: "Lambda proxy",
    useCases: ["web backends", "JSON APIs"],
    example: "http.lambdaProxy({ functionArn })",
    chooseWhen: "code answers, and none of a REST API's features is needed",
    avoidWhen: "you need request validation, caching, API keys or response streaming",
  },
  "http.http-proxy": {
    title: "HTTP proxy",
    useCases: ["an existing API under one name with others"],
    example: 'http.httpProxy({ uri: "https://example.com/{proxy}", integrationMethod: "ANY" })',
    chooseWhen: "requests pass, with headers, query or path changed at most",
    avoidWhen: "bodies have to be changed",
  },
  "http.private": {
    title: "Private",
    useCases: ["containers behind a load balancer", "services found through Cloud Map"],
    example:
      'http.private({ vpcLinkId, target: { type: "alb-listener", arn }, integrationMethod: "ANY" })',
    chooseWhen: "the backend is in a VPC and none of a REST API's features is needed",
    avoidWhen: "bodies have to be changed",
  },
  "http.aws-service": {
    title: "AWS service, by subtype",
    useCases: ["queueing a message", "putting an event", "starting a workflow"],
    example:
      'http.awsService({ subtype: "SQS-SendMessage", credentials, parameters: { QueueUrl, MessageBody: "$request.body" } })',
    chooseWhen: "one of the ten operations is all that is needed",
    avoidWhen: "another operation is needed, or the answer has to be changed: use a REST API",
  },
  "web-socket.lambda-proxy": {
    title: "Lambda proxy",
    useCases: ["chats", "games", "presence"],
    example: "webSocket.lambdaProxy({ functionArn })",
    chooseWhen: "code handles the messages",
    avoidWhen: "the code would only pass the message on to a service",
  },
  "web-socket.lambda": {
    title: "Lambda, with templates",
    useCases: ["functions that know nothing of connections"],
    example:
      'webSocket.lambda({ functionArn, templateSelectionExpression: "\\\\$default", requestTemplates })',
    chooseWhen: "a function is shared with other callers",
    avoidWhen: "the function is the API's own",
  },
  "web-socket.aws-service": {
    title: "AWS service",
    useCases: ["storing connections in a table", "queueing messages"],
    example:
      'webSocket.awsService({ uri: "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem", credentials, requestTemplates })',
    chooseWhen: "one call to one service handles the message",
    avoidWhen: "the logic grows beyond a template",
  },
  "web-socket.http": {
    title: "HTTP, with templates",
    useCases: ["a message for a backend of another contract"],
    example:
      'webSocket.http({ uri: "https://example.com", integrationMethod: "POST", requestTemplates })',
    chooseWhen: "the backend takes something else than the message",
    avoidWhen: "it takes the message as it is",
  },
  "web-socket.http-proxy": {
    title: "HTTP proxy",
    useCases: ["messages for an existing backend"],
    example: 'webSocket.httpProxy({ uri: "https://example.com", integrationMethod: "POST" })',
    chooseWhen: "the backend takes the message as it is",
    avoidWhen: "it needs the connection's id and no header is mapped",
  },
  "web-socket.mock": {
    title: "Mock",
    useCases: ["accepting connections", "answering pings"],
    example:
      'webSocket.mock({ templateSelectionExpression: "200", requestTemplates: { 200: \'{"statusCode": 200}\' } })',
    chooseWhen: "the answer follows from the message alone",
    avoidWhen: "anything has to be remembered",
  },
  "web-socket.private-http-v1": {
    title: "Private HTTP, VPC link V1",
    useCases: ["internal services of another contract"],
    example:
      'webSocket.privateV1({ type: "HTTP", vpcLinkId, uri: "http://chat.internal", integrationMethod: "POST" })',
    chooseWhen: "a server in a VPC takes something else than the message",
    avoidWhen: "only a link of version 2 exists: WebSocket APIs cannot use it",
  },
  "web-socket.private-http-proxy-v1": {
    title: "Private HTTP proxy, VPC link V1",
    useCases: ["internal services"],
    example:
      'webSocket.privateV1({ type: "HTTP_PROXY", vpcLinkId, uri: "http://chat.internal", integrationMethod: "POST" })',
    chooseWhen: "a server in a VPC takes the message as it is",
    avoidWhen: "only a link of version 2 exists: WebSocket APIs cannot use it",
  },
};
