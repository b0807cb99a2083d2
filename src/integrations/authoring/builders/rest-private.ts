import { GatewrightError } from "../../../core/errors.ts";
import {
  type RestPrivateHttpProxyV1,
  restPrivateHttpProxyV1,
} from "../../model/kinds/rest-private-http-proxy-v1.ts";
import {
  type RestPrivateHttpProxyV2,
  restPrivateHttpProxyV2,
} from "../../model/kinds/rest-private-http-proxy-v2.ts";
import {
  type RestPrivateHttpStreamingProxyV1,
  restPrivateHttpStreamingProxyV1,
} from "../../model/kinds/rest-private-http-streaming-proxy-v1.ts";
import {
  type RestPrivateHttpStreamingProxyV2,
  restPrivateHttpStreamingProxyV2,
} from "../../model/kinds/rest-private-http-streaming-proxy-v2.ts";
import {
  type RestPrivateHttpV1,
  restPrivateHttpV1,
} from "../../model/kinds/rest-private-http-v1.ts";
import { build } from "./build.ts";
import { type BuilderInput, serializeInput } from "./builder-input.ts";
import { type Answering, withResponses } from "./respond.ts";

interface PrivateHttpV1Settings extends BuilderInput<RestPrivateHttpV1>, Answering {
  readonly type: "HTTP";
}

interface PrivateHttpProxyV1Settings extends BuilderInput<RestPrivateHttpProxyV1> {
  readonly type: "HTTP_PROXY";
  readonly responseTransferMode?: "BUFFERED";
}

interface PrivateHttpStreamingProxyV1Settings
  extends BuilderInput<RestPrivateHttpStreamingProxyV1> {
  readonly type: "HTTP_PROXY";
  readonly responseTransferMode: "STREAM";
}

/** Settings of `rest.privateV1`. */
export type RestPrivateV1Settings =
  | PrivateHttpV1Settings
  | PrivateHttpProxyV1Settings
  | PrivateHttpStreamingProxyV1Settings;

type PrivateV1 = RestPrivateHttpV1 | RestPrivateHttpProxyV1 | RestPrivateHttpStreamingProxyV1;

/**
 * Builds an `HTTP` or `HTTP_PROXY` integration into a VPC over a VPC link V1 and its Network Load
 * Balancer.
 *
 * @example
 * rest.privateV1({
 *   type: "HTTP_PROXY",
 *   vpcLinkId: "${stageVariables.vpcLinkId}",
 *   uri: "http://orders.internal/{proxy}",
 *   integrationHttpMethod: "ANY",
 * });
 */
export function privateV1(settings: RestPrivateV1Settings): PrivateV1 {
  if (settings.type === "HTTP") {
    const { type: _, ...given } = settings;
    const texts = serializeInput(withResponses(given));
    return build(restPrivateHttpV1, { kind: "rest.private-http-v1", ...texts });
  }
  if (settings.responseTransferMode === "STREAM") {
    const { type: _, responseTransferMode: __, ...given } = settings;
    return build(restPrivateHttpStreamingProxyV1, {
      kind: "rest.private-http-streaming-proxy-v1",
      ...serializeInput(given),
    });
  }
  const { type: _, responseTransferMode: __, ...given } = settings;
  return build(restPrivateHttpProxyV1, {
    kind: "rest.private-http-proxy-v1",
    ...serializeInput(given),
  });
}

/** The target of a VPC link V2. */
export interface RestPrivateTarget {
  /** Application (`alb`) or Network (`nlb`) Load Balancer. */
  readonly type: "alb" | "nlb";
  /** ARN of the load balancer or of one of its listeners. */
  readonly arn: string;
}

type Filled = "integrationTarget";

interface PrivateHttpProxyV2Settings extends BuilderInput<RestPrivateHttpProxyV2, Filled> {
  readonly target: RestPrivateTarget;
  readonly responseTransferMode?: "BUFFERED";
}

interface PrivateHttpStreamingProxyV2Settings
  extends BuilderInput<RestPrivateHttpStreamingProxyV2, Filled> {
  readonly target: RestPrivateTarget;
  readonly responseTransferMode: "STREAM";
}

// The common member is last because compiler errors refer to the last one.
/** Settings of `rest.privateV2`. */
export type RestPrivateV2Settings =
  | PrivateHttpStreamingProxyV2Settings
  | PrivateHttpProxyV2Settings;

/**
 * Builds an `HTTP_PROXY` integration into a VPC over a VPC link V2, directly to a load balancer.
 *
 * @example
 * rest.privateV2({
 *   vpcLinkId: "a1b2c3",
 *   target: { type: "alb", arn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/orders/50dc6c495c0c9188" },
 *   uri: "http://orders.internal/{proxy}",
 *   integrationHttpMethod: "ANY",
 * });
 */
export function privateV2(
  settings: RestPrivateV2Settings,
): RestPrivateHttpProxyV2 | RestPrivateHttpStreamingProxyV2 {
  if (settings.responseTransferMode === "STREAM") {
    const { target, responseTransferMode: _, ...given } = settings;
    return build(restPrivateHttpStreamingProxyV2, {
      kind: "rest.private-http-streaming-proxy-v2",
      integrationTarget: arnOf(target),
      ...serializeInput(given),
    });
  }
  const { target, responseTransferMode: _, ...given } = settings;
  return build(restPrivateHttpProxyV2, {
    kind: "rest.private-http-proxy-v2",
    integrationTarget: arnOf(target),
    ...serializeInput(given),
  });
}

function arnOf({ type, arn }: RestPrivateTarget): string {
  if (arn.includes(type === "alb" ? "/app/" : "/net/")) return arn;
  const reason = `the target "${arn}" is not an ${type.toUpperCase()}`;
  const message = `Failed to build a private integration: ${reason}`;
  const hint = "Pass the ARN of an ALB, which contains /app/, or of an NLB, which contains /net/.";
  const problems = [{ path: ["target", "arn"], message: reason }];
  throw new GatewrightError("integration.invalid", message, { hint, details: { problems } });
}
