/** Keys that requests to AWS services are signed with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** As whom the gateway calls a service: what `credentials` of the integration names. */
export type ServiceCaller =
  | { readonly type: "role"; readonly roleArn: string }
  /** `arn:aws:iam::*:user/*`: whoever calls the API. */
  | { readonly type: "caller" };

/** Fixed keys, or code that finds them: a credential provider of the AWS SDK fits. */
export type CredentialsSource =
  | AwsCredentials
  | ((caller: ServiceCaller) => AwsCredentials | Promise<AwsCredentials>);

// Nothing in process checks a signature, and these are no keys of any account.
const madeUp: AwsCredentials = {
  accessKeyId: "ASIAEXAMPLEEXAMPLE00",
  secretAccessKey: "not-a-secret",
  sessionToken: "not-a-token",
};

export async function findCredentials(
  source: CredentialsSource = madeUp,
  caller: ServiceCaller,
): Promise<AwsCredentials> {
  return typeof source === "function" ? source(caller) : source;
}
