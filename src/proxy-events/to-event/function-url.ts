import { type Header, type RequestMessage, splitTarget } from "../../core/message.ts";
import type { IamAuthorizer } from "../events/authorizer-context.ts";
import type { FunctionUrlEvent } from "../events/http.ts";
import { type Arrival, httpHeaders } from "./arrive.ts";
import { payloadTwoEvent } from "./payload-two.ts";
import { decodeOrKeep } from "./query.ts";

type AnyAuthorizer = Partial<IamAuthorizer> | null | undefined;

export interface FunctionUrlEventInput<Authorizer = AnyAuthorizer> {
  readonly request: RequestMessage;
  readonly context: {
    /** The first label of the host. */
    readonly urlId: string;
    readonly domainName: string;
    /** `anonymous` without IAM authorization. */
    readonly accountId?: string;
    /** A UUID. */
    readonly requestId: string;
    /** Milliseconds since 1970. */
    readonly timeEpoch: number;
    readonly authorizer?: Authorizer;
  };
  readonly arrival?: Arrival;
}

// Source, and of the path and the cookies below: an event captured in July 2026 (hotsock/voker).
const tlsHeaders: readonly Header[] = [
  ["x-amzn-tls-cipher-suite", "TLS_AES_128_GCM_SHA256"],
  ["x-amzn-tls-version", "TLSv1.3"],
];

/**
 * The event of a function URL: payload 2.0 with route and stage `$default`. Unlike an HTTP API's,
 * `rawPath` stays encoded, the headers keep `cookie`, and they name the version of TLS.
 */
export function toFunctionUrlEvent<Authorizer = AnyAuthorizer>({
  request,
  context: { urlId, accountId = "anonymous", ...context },
  arrival,
}: FunctionUrlEventInput<Authorizer>): FunctionUrlEvent<Authorizer> {
  const { path } = splitTarget(request.target);
  return payloadTwoEvent<Authorizer>(
    {
      request,
      route: { routeKey: "$default", pathParameters: {} },
      context: { ...context, accountId, apiId: urlId, stage: "$default" },
    },
    {
      rawPath: path,
      decodedPath: decodeOrKeep(path),
      headers: [...httpHeaders(request, arrival), ...(arrival ? tlsHeaders : [])],
    },
  );
}
