import {
  type WebSocketAwsService,
  webSocketAwsService,
} from "../../model/kinds/web-socket-aws-service.ts";
import { type WebSocketHttp, webSocketHttp } from "../../model/kinds/web-socket-http.ts";
import {
  type WebSocketHttpProxy,
  webSocketHttpProxy,
} from "../../model/kinds/web-socket-http-proxy.ts";
import { type WebSocketLambda, webSocketLambda } from "../../model/kinds/web-socket-lambda.ts";
import {
  type WebSocketLambdaProxy,
  webSocketLambdaProxy,
} from "../../model/kinds/web-socket-lambda-proxy.ts";
import { type WebSocketMock, webSocketMock } from "../../model/kinds/web-socket-mock.ts";
import {
  type WebSocketPrivateHttpProxyV1,
  webSocketPrivateHttpProxyV1,
} from "../../model/kinds/web-socket-private-http-proxy-v1.ts";
import {
  type WebSocketPrivateHttpV1,
  webSocketPrivateHttpV1,
} from "../../model/kinds/web-socket-private-http-v1.ts";
import { build, type Settings } from "./build.ts";

/** Always `POST`: the method to invoke Lambda. */
interface LambdaMethod {
  readonly integrationMethod?: "POST";
}

type Method = "integrationMethod";

/** Settings of `webSocket.lambdaProxy`. */
export interface WebSocketLambdaProxySettings
  extends Settings<WebSocketLambdaProxy, Method>,
    LambdaMethod {}
/** Settings of `webSocket.lambda`. */
export interface WebSocketLambdaSettings extends Settings<WebSocketLambda, Method>, LambdaMethod {}
/** Settings of `webSocket.awsService`. */
export interface WebSocketAwsServiceSettings extends Settings<WebSocketAwsService, Method> {
  /** Defaults to `POST`, which every action accepts. */
  readonly integrationMethod?: WebSocketAwsService[Method];
}
/** Settings of `webSocket.http`. */
export interface WebSocketHttpSettings extends Settings<WebSocketHttp> {}
/** Settings of `webSocket.httpProxy`. */
export interface WebSocketHttpProxySettings extends Settings<WebSocketHttpProxy> {}
/** Settings of `webSocket.mock`. */
export interface WebSocketMockSettings extends Settings<WebSocketMock> {}

/** Settings of `webSocket.privateV1`. */
export type WebSocketPrivateV1Settings =
  | ({ readonly type: "HTTP" } & Settings<WebSocketPrivateHttpV1>)
  | ({ readonly type: "HTTP_PROXY" } & Settings<WebSocketPrivateHttpProxyV1>);

/**
 * Builders for the integrations of WebSocket APIs.
 *
 * @example
 * webSocket.lambdaProxy({ functionArn: "arn:aws:lambda:us-east-1:123456789012:function:chat" });
 *
 * @throws GatewrightError `integration.invalid`: lists each invalid field, its value and the fix.
 */
export const webSocket = {
  /**
   * Builds an `AWS_PROXY` integration with a Lambda function.
   *
   * @example
   * webSocket.lambdaProxy({ functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:chat" });
   */
  lambdaProxy(settings: WebSocketLambdaProxySettings): WebSocketLambdaProxy {
    return build(webSocketLambdaProxy, {
      kind: "web-socket.lambda-proxy",
      integrationMethod: "POST",
      ...settings,
    });
  },

  /**
   * Builds an `AWS` integration with a Lambda function: a template builds its payload.
   *
   * @example
   * webSocket.lambda({ functionArn, templateSelectionExpression: "\\$default", requestTemplates: { $default: "$input.body" } });
   */
  lambda(settings: WebSocketLambdaSettings): WebSocketLambda {
    return build(webSocketLambda, {
      kind: "web-socket.lambda",
      integrationMethod: "POST",
      ...settings,
    });
  },

  /**
   * Builds an `AWS` integration with any service.
   *
   * @example
   * webSocket.awsService({ uri: "arn:aws:apigateway:us-east-1:sns:action/Publish", credentials, requestTemplates });
   */
  awsService(settings: WebSocketAwsServiceSettings): WebSocketAwsService {
    return build(webSocketAwsService, {
      kind: "web-socket.aws-service",
      integrationMethod: "POST",
      ...settings,
    });
  },

  /**
   * Builds an `HTTP` integration: templates convert the message for the backend.
   *
   * @example
   * webSocket.http({ uri: "https://example.com/chat", integrationMethod: "POST" });
   */
  http(settings: WebSocketHttpSettings): WebSocketHttp {
    return build(webSocketHttp, {
      kind: "web-socket.http",
      ...settings,
    });
  },

  /**
   * Builds an `HTTP_PROXY` integration: the message becomes the request body.
   *
   * @example
   * webSocket.httpProxy({ uri: "https://example.com/chat", integrationMethod: "POST" });
   */
  httpProxy(settings: WebSocketHttpProxySettings): WebSocketHttpProxy {
    return build(webSocketHttpProxy, {
      kind: "web-socket.http-proxy",
      ...settings,
    });
  },

  /**
   * Builds a `MOCK` integration: API Gateway responds without a backend.
   *
   * @example
   * webSocket.mock({ templateSelectionExpression: "200", requestTemplates: { 200: '{"statusCode": 200}' } });
   */
  mock(settings: WebSocketMockSettings): WebSocketMock {
    return build(webSocketMock, {
      kind: "web-socket.mock",
      ...settings,
    });
  },

  /**
   * Builds an `HTTP` or `HTTP_PROXY` integration into a VPC over a VPC link V1.
   *
   * @example
   * webSocket.privateV1({ type: "HTTP_PROXY", vpcLinkId: "a1b2c3", uri: "http://chat.internal", integrationMethod: "POST" });
   */
  privateV1(
    settings: WebSocketPrivateV1Settings,
  ): WebSocketPrivateHttpV1 | WebSocketPrivateHttpProxyV1 {
    if (settings.type === "HTTP") {
      const { type: _, ...given } = settings;
      return build(webSocketPrivateHttpV1, { kind: "web-socket.private-http-v1", ...given });
    }
    const { type: _, ...given } = settings;
    return build(webSocketPrivateHttpProxyV1, {
      kind: "web-socket.private-http-proxy-v1",
      ...given,
    });
  },
};
