import type { MultiValueMap, ValueMap } from "./maps.ts";

/**
 * The event of an Application Load Balancer with a function as target.
 *
 * The target group decides between `headers` with `queryStringParameters` and the two
 * `multiValue…` maps. Query values come as the client sent them, still encoded.
 */
export interface AlbEvent {
  readonly requestContext: { readonly elb: { readonly targetGroupArn: string } };
  readonly httpMethod: string;
  readonly path: string;
  readonly headers?: ValueMap | null | undefined;
  readonly multiValueHeaders?: MultiValueMap | null | undefined;
  readonly queryStringParameters?: ValueMap | null | undefined;
  readonly multiValueQueryStringParameters?: MultiValueMap | null | undefined;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

/** The result of a function behind a load balancer. */
export interface AlbResult {
  readonly statusCode: number;
  /** `200 OK`. */
  readonly statusDescription?: string | undefined;
  /** Read unless the target group has multi-value headers. */
  readonly headers?: { readonly [name: string]: string | number | boolean } | undefined;
  /** Read only if the target group has multi-value headers. */
  readonly multiValueHeaders?:
    | { readonly [name: string]: (string | number | boolean)[] }
    | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}
