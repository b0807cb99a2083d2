import * as z from "zod/mini";
import { lazy } from "../../../core/memoize.ts";
import { httpMethod, vpcLinkId, written } from "../fields.ts";
import { cloudMapArn } from "../grammar/cloud-map-arn.ts";
import { loadBalancerArn } from "../grammar/load-balancer-arn.ts";
import { kind, strictObject } from "../strict-object.ts";
import {
  description,
  httpRequestParameters,
  httpResponseParameters,
  httpTimeoutMs,
} from "../v2-fields.ts";

/** Schema of the target of a private integration. */
const privateTarget = lazy(() =>
  z.discriminatedUnion("type", [
    strictObject(() => ({
      type: z.literal("alb-listener"),
      /** `arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/NAME/ID/ID`. */
      arn: written(loadBalancerArn).check(
        z.regex(/:listener\/app\//, {
          error: "this is not a listener of an Application Load Balancer: …:listener/app/…",
        }),
      ),
    })),
    strictObject(() => ({
      type: z.literal("nlb-listener"),
      /** `arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/net/NAME/ID/ID`. */
      arn: written(loadBalancerArn).check(
        z.regex(/:listener\/net\//, {
          error: "this is not a listener of a Network Load Balancer: …:listener/net/…",
        }),
      ),
    })),
    strictObject(() => ({
      type: z.literal("cloud-map"),
      /** `arn:aws:servicediscovery:REGION:ACCOUNT:service/ID[?ATTRIBUTE=VALUE]`. */
      arn: written(cloudMapArn),
    })),
  ]),
);

/** The target of an HTTP API's VPC link, by ARN. */
export type PrivateTarget = Readonly<z.infer<ReturnType<typeof privateTarget>>>;

/**
 * HTTP API `HTTP_PROXY` into a VPC, over a VPC link of version 2.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const httpPrivate = kind("http.private", () => ({
  /** Link of version 2. */
  vpcLinkId: vpcLinkId(),
  target: privateTarget(),
  integrationMethod: httpMethod(),
  /** Host name to expect in the backend's certificate. Without it, the connection is plain HTTP. */
  tlsServerName: z.optional(z.string().check(z.minLength(1))),
  requestParameters: z.optional(httpRequestParameters()),
  responseParameters: z.optional(httpResponseParameters()),
  timeoutMs: z.optional(httpTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `http.private`. */
export interface HttpPrivate extends Readonly<z.infer<typeof httpPrivate>> {}
