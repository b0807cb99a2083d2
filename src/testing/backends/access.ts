/**
 * What API Gateway may do in the account that an API is in.
 *
 * Not part of an emulated API, which calls what it is given.
 */
export interface Access {
  /**
   * Whether the function's own policy lets API Gateway call it.
   *
   * @param source what calls, behind the account in the ARN: `API/STAGE/GET/orders`
   */
  readonly mayInvoke: (functionArn: string, source: string) => boolean;
  readonly mayAssume: (roleArn: string) => boolean;
}
