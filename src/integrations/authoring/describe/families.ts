import type { Family } from "../../model/kind-traits.ts";

/** Facts that the kinds of a family share. */
export interface FamilyDescription {
  readonly backend: string;
  readonly credentials: string;
  /** What AWS bills in addition to the API call. Without prices, because they change. */
  readonly cost: string;
  readonly performance: string;
  readonly security: string;
}

export const families: Readonly<Record<Family, FamilyDescription>> = {
  lambda: {
    backend: "a Lambda function",
    credentials: "a resource policy on the function, or a role",
    cost: "one invocation and its duration per request",
    performance: "occasional cold starts; payloads up to 6 MB, more when streamed",
    security: "restrict the function's policy to the API, the stage and the method",
  },
  http: {
    backend: "an HTTP server on the internet",
    credentials: "API Gateway does not sign the request: send a header or a client certificate",
    cost: "data transfer out to the server",
    performance: "one more network hop; limited by the API's timeout",
    security: "the server is public: it must verify that the call comes from the API",
  },
  mock: {
    backend: "none: API Gateway builds the response itself",
    credentials: "none",
    cost: "none",
    performance: "the fastest kind",
    security: "no backend is called; the content of the template is public",
  },
  "aws-service": {
    backend: "the API of an AWS service",
    credentials: "a role that allows this one call",
    cost: "the call to the service; no function in between",
    performance: "no cold start; the service's own latency and quotas",
    security: "only the role protects the service from the client: keep it narrow",
  },
  private: {
    backend: "a server in a VPC, over a VPC link",
    credentials: "none: the VPC link grants access",
    cost: "the load balancer or Cloud Map, and data processed by the link",
    performance:
      "stays on AWS's network; a version 2 link that is idle for 60 days becomes inactive",
    security: "the server needs no public address; its security group must allow the link",
  },
};
