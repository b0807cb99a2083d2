import type { RequestEvent } from "../../src/proxy-events/events/event.ts";

// The members of a recorded case that these tests read; README.md beside the data describes them.

export interface RecordedCase {
  readonly id: string;
  readonly area: string;
  readonly evidence?: string;
  readonly api: Api | { readonly $shared: string };
  readonly backend?: readonly Backend[] | { readonly $shared: string };
  readonly request: RecordedRequest;
  readonly steps?: readonly Step[];
  readonly expect: Expectation;
}

export interface Api {
  readonly kind?: string;
  readonly settings?: {
    readonly binaryMediaTypes?: readonly string[];
    readonly endpointConfiguration?: { readonly types: readonly string[] };
  };
  readonly resources?: readonly { readonly id?: string; readonly path: string }[];
  readonly stage?: { readonly name: string };
  readonly stages?: readonly {
    readonly StageName: string;
    readonly StageVariables?: Record<string, string>;
  }[];
  readonly routes?: readonly { readonly RouteKey: string }[];
  readonly authorizers?: readonly { readonly IdentitySource?: readonly string[] }[];
  readonly integrations?: readonly { readonly PayloadFormatVersion?: string }[];
}

export interface Backend {
  readonly behaviour: unknown;
  readonly return?: unknown;
  readonly payload?: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [string, string])[] | Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyBase64?: string;
}

export interface Step {
  readonly op: string;
  readonly url?: string;
  readonly text?: string;
  readonly at?: readonly { readonly path: string; readonly value: unknown }[];
  readonly absent?: readonly string[];
  readonly expect?: Expectation;
}

export interface Expectation {
  readonly status?: number;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly headersAbsent?: readonly string[];
  readonly headersExact?: boolean;
  readonly headerLines?: Readonly<Record<string, readonly string[]>>;
  readonly lambdaEvent?: unknown;
  readonly lambdaEventAt?: readonly { readonly path: string; readonly value: unknown }[];
  readonly authorizerEventAt?: readonly { readonly path: string; readonly value: unknown }[];
  readonly lambdaEventAbsent?: readonly string[];
  readonly lambdaEventNullish?: readonly string[];
}

export interface CaseFile {
  readonly shared?: Readonly<Record<string, unknown>>;
  readonly cases: readonly RecordedCase[];
}

/** Events that were saved, most of them as fixtures of AWS's own libraries. */
export interface SavedEvents {
  readonly cases: readonly {
    readonly id: string;
    readonly kind: string;
    readonly complete: boolean;
    // The shape that the readers take: some of the events lack what AWS always sends.
    readonly event: RequestEvent;
  }[];
}
