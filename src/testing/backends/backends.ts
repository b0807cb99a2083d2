import type { Access } from "./access.ts";
import type { CredentialsSource } from "./credentials.ts";
import type { HttpBackends, VpcLinks } from "./http.ts";
import type { Lambdas } from "./lambda.ts";
import type { Services } from "./services.ts";

/** What integrations reach; what is not given is refused by name. */
export interface Backends {
  readonly lambdas: Lambdas;
  readonly http: HttpBackends;
  readonly vpcLinks: VpcLinks;
  readonly services: Services;
  readonly credentials?: CredentialsSource;
  /** Absent: everything is allowed. */
  readonly access?: Access;
}

export interface BackendOptions {
  /** The code of the Lambda functions, by the ARN that the integrations name, or by name. */
  readonly lambdas?: Lambdas;
  /** What answers at the origins that HTTP integrations call. */
  readonly http?: HttpBackends;
  /** What VPC links lead to, by their ids. */
  readonly vpcLinks?: VpcLinks;
  /** What answers for AWS services, by their names in the integrations' URIs. */
  readonly services?: Services;
  /** What requests to services are signed with. Absent: keys that are made up. */
  readonly credentials?: CredentialsSource;
}

export function toBackends({
  lambdas = {},
  http = {},
  vpcLinks = {},
  services = {},
  credentials,
}: BackendOptions): Backends {
  return { lambdas, http, vpcLinks, services, ...(credentials && { credentials }) };
}
