import type {
  ClientCertificate,
  RestIdentity,
  RestRequestContext,
} from "../../proxy-events/events/rest.ts";

/**
 * The request context of a made event of payload 1.0: every member is there, so that it also goes
 * where `@types/aws-lambda` asks for its own. For that the identity has {@link nullIdentity}.
 */
export type MadeRestContext<Authorizer> = Omit<
  RestRequestContext<Authorizer>,
  "authorizer" | "identity"
> & {
  readonly authorizer: Authorizer;
  readonly protocol: string;
  readonly requestTimeEpoch: number;
  readonly resourceId: string;
  readonly identity: RestIdentity & {
    readonly apiKey: string | null;
    readonly apiKeyId: string | null;
    readonly clientCert: ClientCertificate | null;
    readonly principalOrgId: string | null;
  };
};

/** What AWS leaves out where there is no API key and no certificate. */
export const nullIdentity = { apiKey: null, apiKeyId: null, clientCert: null } as const;
