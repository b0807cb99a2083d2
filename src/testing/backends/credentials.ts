/** Keys that requests to AWS services are signed with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** The identity with which the gateway calls a service, from the integration's `credentials`. */
export type ServiceCaller =
  | { readonly type: "role"; readonly roleArn: string }
  /** `arn:aws:iam::*:user/*` stands for the API's caller. */
  | { readonly type: "caller" };

/** Fixed keys, or a function that returns them, such as a credential provider of the AWS SDK. */
export type CredentialsSource =
  | AwsCredentials
  | ((caller: ServiceCaller) => AwsCredentials | Promise<AwsCredentials>);

// Nothing in process checks the signature. The keys belong to no account.
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
