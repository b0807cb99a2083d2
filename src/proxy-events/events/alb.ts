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
  readonly headers?: ValueMap | null;
  readonly multiValueHeaders?: MultiValueMap | null;
  readonly queryStringParameters?: ValueMap | null;
  readonly multiValueQueryStringParameters?: MultiValueMap | null;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

/** What a function behind a load balancer answers. */
export interface AlbResult {
  readonly statusCode: number;
  /** `200 OK`. */
  readonly statusDescription?: string;
  /** Read unless the target group has multi-value headers. */
  readonly headers?: { readonly [name: string]: string | number | boolean };
  /** Read only if the target group has multi-value headers. */
  readonly multiValueHeaders?: { readonly [name: string]: (string | number | boolean)[] };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}
