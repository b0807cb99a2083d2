import type { Access } from "./access.ts";
import type { CredentialsSource } from "./credentials.ts";
import type { HttpBackends, VpcLinks } from "./http.ts";
import type { Lambdas } from "./lambda.ts";
import type { Services } from "./services.ts";

/** The backends of integrations. A missing backend throws an error that names it. */
export interface Backends {
  readonly lambdas: Lambdas;
  readonly http: HttpBackends;
  readonly vpcLinks: VpcLinks;
  readonly services: Services;
  readonly credentials?: CredentialsSource;
  /** Defaults to allowing everything. */
  readonly access?: Access;
}

export interface BackendOptions {
  /** Handlers of the Lambda functions, by the ARN in the integrations, or by name. */
  readonly lambdas?: Lambdas;
  /** Backends of HTTP integrations, by origin. */
  readonly http?: HttpBackends;
  /** Backends behind VPC links, by the link's id. */
  readonly vpcLinks?: VpcLinks;
  /** Stand-ins for AWS services, by the service's name in the integrations' URIs. */
  readonly services?: Services;
  /** Credentials that sign requests to services. Defaults to made-up keys. */
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
