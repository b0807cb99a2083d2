/**
 * The permissions of API Gateway in the API's account.
 *
 * An emulated API has none of its own and may call every backend.
 */
export interface Access {
  /**
   * Returns whether the function's policy lets API Gateway invoke it.
   *
   * @param source the caller, as it follows the account in the ARN: `API/STAGE/GET/orders`
   */
  readonly mayInvoke: (functionArn: string, source: string) => boolean;
  readonly mayAssume: (roleArn: string) => boolean;
}
