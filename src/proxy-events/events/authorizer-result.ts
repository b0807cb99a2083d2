import type { AuthorizerContextValue } from "./authorizer-context.ts";

/** An authorizer's result with an IAM policy, for any kind of API. */
export interface PolicyResult<
  Context extends Readonly<Record<string, AuthorizerContextValue>> = Readonly<
    Record<string, AuthorizerContextValue>
  >,
> {
  /** Who the caller is. */
  readonly principalId: string;
  readonly policyDocument: PolicyDocument;
  /** Reaches the integration as text. */
  readonly context?: Context | undefined;
  /** The API key, on REST APIs whose key source is the authorizer. */
  readonly usageIdentifierKey?: string | undefined;
}

export interface PolicyDocument {
  readonly Version: string;
  readonly Id?: string | undefined;
  readonly Statement: PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string | undefined;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

/** A simple response of an HTTP API's authorizer with payload 2.0. */
export interface SimpleResult<Context = Readonly<Record<string, unknown>>> {
  readonly isAuthorized: boolean;
  /** Reaches the integration with its types kept. */
  readonly context?: Context | undefined;
}
