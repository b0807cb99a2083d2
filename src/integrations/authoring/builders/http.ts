import {
  type HttpAwsService,
  type HttpAwsServiceSubtype,
  httpAwsService,
} from "../../model/kinds/http-aws-service.ts";
import { type HttpHttpProxy, httpHttpProxy } from "../../model/kinds/http-http-proxy.ts";
import { type HttpLambdaProxy, httpLambdaProxy } from "../../model/kinds/http-lambda-proxy.ts";
import { type HttpPrivate, httpPrivate } from "../../model/kinds/http-private.ts";
import type { Settings } from "./build.ts";
import { build } from "./build.ts";

/** What `http.lambdaProxy` takes. */
export interface HttpLambdaProxySettings extends Settings<HttpLambdaProxy, "payloadFormatVersion"> {
  /** Shape of event and answer. Absent: `2.0`, the newest. */
  readonly payloadFormatVersion?: HttpLambdaProxy["payloadFormatVersion"];
}
/** What `http.httpProxy` takes. */
export interface HttpHttpProxySettings extends Settings<HttpHttpProxy> {}
/** What `http.private` takes. */
export interface HttpPrivateSettings extends Settings<HttpPrivate> {}

/** One subtype's settings: its parameters are its own. */
export interface HttpAwsServiceSettings<
  Subtype extends HttpAwsServiceSubtype = HttpAwsServiceSubtype,
> extends Settings<HttpAwsService, "subtype" | "parameters"> {
  readonly subtype: Subtype;
  /** Texts with variables, `$request.body.id`; structured ones are JSON as text. */
  readonly parameters: Extract<HttpAwsService, { subtype: Subtype }>["parameters"];
}

/**
 * Builders for the integrations of HTTP APIs: only proxies, which mappings may change but no template.
 *
 * @example
 * http.httpProxy({ uri: "https://example.com/pets", integrationMethod: "GET" });
 *
 * @throws GatewrightError `integration.invalid`: names each wrong field, its value and the fix.
 */
export const http = {
  /**
   * `AWS_PROXY` on a Lambda function.
   *
   * @example
   * http.lambdaProxy({ functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:orders" });
   */
  lambdaProxy(settings: HttpLambdaProxySettings): HttpLambdaProxy {
    return build(httpLambdaProxy, {
      kind: "http.lambda-proxy",
      payloadFormatVersion: "2.0",
      ...settings,
    });
  },

  /**
   * `HTTP_PROXY` over the internet.
   *
   * @example
   * http.httpProxy({ uri: "https://example.com/{proxy}", integrationMethod: "ANY" });
   */
  httpProxy(settings: HttpHttpProxySettings): HttpHttpProxy {
    return build(httpHttpProxy, { kind: "http.http-proxy", ...settings });
  },

  /**
   * `HTTP_PROXY` into a VPC, over a VPC link of version 2.
   *
   * @example
   * http.private({
   *   vpcLinkId: "a1b2c3",
   *   target: { type: "cloud-map", arn: "arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-a1" },
   *   integrationMethod: "ANY",
   * });
   */
  private(settings: HttpPrivateSettings): HttpPrivate {
    return build(httpPrivate, { kind: "http.private", ...settings });
  },

  /**
   * `AWS_PROXY` with a subtype: one call to a service.
   *
   * @example
   * http.awsService({
   *   subtype: "SQS-SendMessage",
   *   credentials: "arn:aws:iam::123456789012:role/send",
   *   parameters: { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/q", MessageBody: "$request.body" },
   * });
   */
  awsService<const Subtype extends HttpAwsServiceSubtype>(
    settings: HttpAwsServiceSettings<Subtype>,
  ): HttpAwsService {
    // TypeScript cannot see across the union that subtype and parameters belong together.
    const candidate = { kind: "http.aws-service", ...settings } as HttpAwsService;
    return build(httpAwsService, candidate);
  },
};
