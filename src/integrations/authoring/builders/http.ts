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

/** Settings of `http.lambdaProxy`. */
export interface HttpLambdaProxySettings extends Settings<HttpLambdaProxy, "payloadFormatVersion"> {
  /** Format of event and response. Defaults to `2.0`. */
  readonly payloadFormatVersion?: HttpLambdaProxy["payloadFormatVersion"];
}
/** Settings of `http.httpProxy`. */
export interface HttpHttpProxySettings extends Settings<HttpHttpProxy> {}
/** Settings of `http.private`. */
export interface HttpPrivateSettings extends Settings<HttpPrivate> {}

/** Settings of `http.awsService`: each subtype has its own parameters. */
export interface HttpAwsServiceSettings<
  Subtype extends HttpAwsServiceSubtype = HttpAwsServiceSubtype,
> extends Settings<HttpAwsService, "subtype" | "parameters"> {
  readonly subtype: Subtype;
  /** Texts with variables, such as `$request.body.id`; structured values are JSON text. */
  readonly parameters: Extract<HttpAwsService, { subtype: Subtype }>["parameters"];
}

/**
 * Builders for the integrations of HTTP APIs: proxies only, which mappings can change but templates
 * cannot.
 *
 * @example
 * http.httpProxy({ uri: "https://example.com/pets", integrationMethod: "GET" });
 *
 * @throws GatewrightError `integration.invalid`: lists each invalid field, its value and the fix.
 */
export const http = {
  /**
   * Builds an `AWS_PROXY` integration with a Lambda function.
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
   * Builds an `HTTP_PROXY` integration over the internet.
   *
   * @example
   * http.httpProxy({ uri: "https://example.com/{proxy}", integrationMethod: "ANY" });
   */
  httpProxy(settings: HttpHttpProxySettings): HttpHttpProxy {
    return build(httpHttpProxy, { kind: "http.http-proxy", ...settings });
  },

  /**
   * Builds an `HTTP_PROXY` integration into a VPC over a VPC link V2.
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
   * Builds an `AWS_PROXY` integration with a subtype: one call to an AWS service.
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
    // TypeScript cannot correlate subtype and parameters across the union.
    const candidate = { kind: "http.aws-service", ...settings } as HttpAwsService;
    return build(httpAwsService, candidate);
  },
};
