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

/** Only `POST`: it is the method towards Lambda. */
interface LambdaMethod {
  readonly integrationMethod?: "POST";
}

type Method = "integrationMethod";

/** What `webSocket.lambdaProxy` takes. */
export interface WebSocketLambdaProxySettings
  extends Settings<WebSocketLambdaProxy, Method>,
    LambdaMethod {}
/** What `webSocket.lambda` takes. */
export interface WebSocketLambdaSettings extends Settings<WebSocketLambda, Method>, LambdaMethod {}
/** What `webSocket.awsService` takes. */
export interface WebSocketAwsServiceSettings extends Settings<WebSocketAwsService, Method> {
  /** Absent: `POST`, which every action takes. */
  readonly integrationMethod?: WebSocketAwsService[Method];
}
/** What `webSocket.http` takes. */
export interface WebSocketHttpSettings extends Settings<WebSocketHttp> {}
/** What `webSocket.httpProxy` takes. */
export interface WebSocketHttpProxySettings extends Settings<WebSocketHttpProxy> {}
/** What `webSocket.mock` takes. */
export interface WebSocketMockSettings extends Settings<WebSocketMock> {}

/** What `webSocket.privateV1` takes. */
export type WebSocketPrivateV1Settings =
  | ({ readonly type: "HTTP" } & Settings<WebSocketPrivateHttpV1>)
  | ({ readonly type: "HTTP_PROXY" } & Settings<WebSocketPrivateHttpProxyV1>);

/**
 * Builders for the integrations of WebSocket APIs.
 *
 * @example
 * webSocket.lambdaProxy({ functionArn: "arn:aws:lambda:us-east-1:123456789012:function:chat" });
 *
 * @throws GatewrightError `integration.invalid`: names each wrong field, its value and the fix.
 */
export const webSocket = {
  /**
   * `AWS_PROXY` on a Lambda function.
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
   * `AWS` on a Lambda function: a template makes its payload.
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
   * `AWS` on any service.
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
   * `HTTP`: templates stand between the message and the backend.
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
   * `HTTP_PROXY`: the message is the body of the request.
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
   * `MOCK`: API Gateway answers by itself.
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
   * `HTTP` or `HTTP_PROXY` into a VPC, over a VPC link of version 1.
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
