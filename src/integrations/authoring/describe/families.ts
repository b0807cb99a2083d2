import type { Family } from "../../model/kind-traits.ts";

/** What the kinds of a family share. */
export interface FamilyDescription {
  readonly backend: string;
  readonly credentials: string;
  /** What AWS bills besides the API call itself. Prices change: none are given. */
  readonly cost: string;
  readonly performance: string;
  readonly security: string;
}

export const families: Readonly<Record<Family, FamilyDescription>> = {
  lambda: {
    backend: "a Lambda function",
    credentials: "none with a resource policy on the function, else a role",
    cost: "one invocation and its duration per request",
    performance: "a cold start now and then; payloads of 6 MB, more when streamed",
    security: "let the function's policy name the API, the stage and the method",
  },
  http: {
    backend: "an HTTP server on the internet",
    credentials: "none that API Gateway signs with: send a header, or a client certificate",
    cost: "data transfer out to the server",
    performance: "one more hop; the timeout of the API is the limit",
    security: "the server is public: it has to know that the call comes from the API",
  },
  mock: {
    backend: "none: API Gateway answers by itself",
    credentials: "none",
    cost: "nothing besides the API call",
    performance: "the fastest there is",
    security: "nothing is reached; what the template says is public",
  },
  "aws-service": {
    backend: "the API of an AWS service",
    credentials: "a role that may make this one call",
    cost: "the call to the service, and no function in between",
    performance: "no cold start; the service's own latency and quotas",
    security: "the role is all there is between the client and the service: keep it narrow",
  },
  private: {
    backend: "a server in a VPC, over a VPC link",
    credentials: "none: the link is the permission",
    cost: "the load balancer or Cloud Map, and data processed by the link",
    performance: "stays on AWS's network; a link that idles for 60 days goes inactive (version 2)",
    security: "the server needs no public address; its security group lets the link in",
  },
};
