import { GatewrightError } from "../../../core/errors.ts";
import type { AwsUri } from "../../model/grammar/aws-uri.ts";
import { type RestAwsService, restAwsService } from "../../model/kinds/rest-aws-service.ts";
import {
  type RestFirehoseProxy,
  restFirehoseProxy,
} from "../../model/kinds/rest-firehose-proxy.ts";
import { type RestHttp, restHttp } from "../../model/kinds/rest-http.ts";
import { type RestHttpProxy, restHttpProxy } from "../../model/kinds/rest-http-proxy.ts";
import {
  type RestHttpStreamingProxy,
  restHttpStreamingProxy,
} from "../../model/kinds/rest-http-streaming-proxy.ts";
import { type RestLambda, restLambda } from "../../model/kinds/rest-lambda.ts";
import { type RestLambdaProxy, restLambdaProxy } from "../../model/kinds/rest-lambda-proxy.ts";
import {
  type RestLambdaStreamingProxy,
  restLambdaStreamingProxy,
} from "../../model/kinds/rest-lambda-streaming-proxy.ts";
import { type RestMock, restMock } from "../../model/kinds/rest-mock.ts";
import { build } from "./build.ts";
import { type BuilderInput, type SerializedInput, serializeInput } from "./builder-input.ts";
import { type Answering, type MockAnswering, withResponses } from "./respond.ts";
import { privateV1, privateV2 } from "./rest-private.ts";

/** Always `POST`: the method to invoke Lambda, not the client's. */
interface LambdaMethod {
  readonly integrationHttpMethod?: "POST";
}

type Method = "integrationHttpMethod";

/**
 * Settings of `rest.mock`. With one status in `respond`, the request template is generated; with
 * several, `requestTemplates` must choose one.
 */
export interface RestMockSettings extends BuilderInput<RestMock>, MockAnswering {}
/** What `rest.lambdaProxy` takes. */
export interface RestLambdaProxySettings
  extends BuilderInput<RestLambdaProxy, Method>,
    LambdaMethod {}
/** Settings of `rest.lambdaStreamingProxy`. */
export interface RestLambdaStreamingProxySettings
  extends BuilderInput<RestLambdaStreamingProxy, Method>,
    LambdaMethod {}
/** Settings of `rest.lambda`. */
export interface RestLambdaSettings
  extends BuilderInput<RestLambda, Method>,
    LambdaMethod,
    Answering {}
/** Settings of `rest.firehoseProxy`. */
export interface RestFirehoseProxySettings
  extends BuilderInput<RestFirehoseProxy, Method, AwsUri>,
    LambdaMethod {}
/** Settings of `rest.awsService`. */
export interface RestAwsServiceSettings
  extends BuilderInput<RestAwsService, Method, AwsUri>,
    Answering {
  /** Defaults to `POST`, which every action accepts. */
  readonly integrationHttpMethod?: RestAwsService[Method];
}
/** Settings of `rest.http`. */
export interface RestHttpSettings extends BuilderInput<RestHttp>, Answering {}
/** Settings of `rest.httpProxy`. */
export interface RestHttpProxySettings extends BuilderInput<RestHttpProxy> {}
/** Settings of `rest.httpStreamingProxy`. */
export interface RestHttpStreamingProxySettings extends BuilderInput<RestHttpStreamingProxy> {}

/**
 * Builders for the integrations of REST APIs. Each fills in implied members, validates once and
 * returns plain data, equal to the output of the kind's schema.
 *
 * @example
 * rest.mock({ respond: { 200: { ok: true } } });
 * rest.lambdaProxy({ functionArn: "arn:aws:lambda:us-east-1:123456789012:function:orders" });
 *
 * @throws GatewrightError `integration.invalid`: lists each invalid field, its value and the fix.
 */
export const rest = {
  /**
   * Builds a `MOCK` integration: API Gateway responds without a backend.
   *
   * @example
   * rest.mock({ respond: { 200: { message: "This is a mock response" } } });
   */
  mock(settings: RestMockSettings): RestMock {
    const given = serializeInput(withResponses(settings));
    const requestTemplates = given.requestTemplates ?? statusTemplate(given.responses);
    return build(restMock, {
      kind: "rest.mock",
      ...given,
      ...(requestTemplates && { requestTemplates }),
    });
  },

  /**
   * Builds an `AWS_PROXY` integration: a Lambda function receives the request as a proxy event.
   *
   * @example
   * rest.lambdaProxy({ functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:orders" });
   */
  lambdaProxy(settings: RestLambdaProxySettings): RestLambdaProxy {
    const given = { ...post, ...serializeInput(settings) };
    return build(restLambdaProxy, { kind: "rest.lambda-proxy", ...given });
  },

  /**
   * Builds an `AWS_PROXY` integration with response streaming: API Gateway forwards the function's
   * output as it arrives.
   *
   * @example
   * rest.lambdaStreamingProxy({ functionArn, timeoutMs: 300_000 });
   */
  lambdaStreamingProxy(settings: RestLambdaStreamingProxySettings): RestLambdaStreamingProxy {
    const given = { ...post, ...serializeInput(settings) };
    return build(restLambdaStreamingProxy, { kind: "rest.lambda-streaming-proxy", ...given });
  },

  /**
   * Builds an `AWS` integration with a Lambda function: templates build its payload and the
   * client's response.
   *
   * @example
   * rest.lambda({
   *   functionArn,
   *   requestTemplates: { "application/json": '{"id": "$input.params(\'id\')"}' },
   *   responses: { 200: {}, 404: { selectionPattern: /^\[NotFound\].+/ } },
   * });
   */
  lambda(settings: RestLambdaSettings): RestLambda {
    const given = { ...post, ...serializeInput(withResponses(settings)) };
    return build(restLambda, { kind: "rest.lambda", ...given });
  },

  /**
   * Builds an `AWS` integration with any service, by action or path.
   *
   * @example
   * rest.awsService({
   *   uri: { partition: "aws", region: "us-east-1", service: "states", target: { type: "action", action: "StartExecution" } },
   *   credentials: "arn:aws:iam::123456789012:role/start",
   *   responses: { 200: {} },
   * });
   */
  awsService(settings: RestAwsServiceSettings): RestAwsService {
    const given = { ...post, ...serializeInput(withResponses(settings)) };
    return build(restAwsService, { kind: "rest.aws-service", ...given });
  },

  /**
   * Builds an `AWS_PROXY` integration with a Firehose stream.
   *
   * @example
   * rest.firehoseProxy({ uri: "arn:aws:apigateway:us-east-1:firehose:action/PutRecord", credentials });
   */
  firehoseProxy(settings: RestFirehoseProxySettings): RestFirehoseProxy {
    const given = { ...post, ...serializeInput(settings) };
    return build(restFirehoseProxy, { kind: "rest.firehose-proxy", ...given });
  },

  /**
   * Builds an `HTTP` integration: templates and mappings convert request and response.
   *
   * @example
   * rest.http({ uri: "https://example.com/pets", integrationHttpMethod: "GET", responses: { 200: {} } });
   */
  http(settings: RestHttpSettings): RestHttp {
    return build(restHttp, { kind: "rest.http", ...serializeInput(withResponses(settings)) });
  },

  /**
   * Builds an `HTTP_PROXY` integration: request and response are forwarded unchanged.
   *
   * @example
   * rest.httpProxy({
   *   uri: "https://example.com/{proxy}",
   *   integrationHttpMethod: "ANY",
   *   requestParameters: { "integration.request.path.proxy": request.path.proxy },
   * });
   */
  httpProxy(settings: RestHttpProxySettings): RestHttpProxy {
    return build(restHttpProxy, { kind: "rest.http-proxy", ...serializeInput(settings) });
  },

  /**
   * Builds an `HTTP_PROXY` integration with response streaming.
   *
   * @example
   * rest.httpStreamingProxy({ uri: "https://example.com/events", integrationHttpMethod: "GET" });
   */
  httpStreamingProxy(settings: RestHttpStreamingProxySettings): RestHttpStreamingProxy {
    return build(restHttpStreamingProxy, {
      kind: "rest.http-streaming-proxy",
      ...serializeInput(settings),
    });
  },

  privateV1,
  privateV2,
};

const post = { integrationHttpMethod: "POST" } as const;

/** Returns the request template that selects the only status of a mock. */
function statusTemplate(
  responses: SerializedInput<RestMockSettings>["responses"],
): Record<string, string> | undefined {
  const [status, ...others] = Object.keys(responses ?? {});
  if (status === undefined) return undefined;
  if (others.length > 0) {
    const message = "no request template chooses among its statuses";
    throw new GatewrightError(
      "integration.invalid",
      `Failed to build the "rest.mock" integration: ${message}`,
      {
        details: { problems: [{ path: ["requestTemplates"], message }] },
        hint: 'Pass "requestTemplates": { "application/json": "{\\"statusCode\\": 200}" } with a condition that chooses the status.',
      },
    );
  }
  return { "application/json": `{"statusCode": ${status}}` };
}
