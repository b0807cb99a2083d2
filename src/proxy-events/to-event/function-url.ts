import type { RequestMessage } from "../../core/message.ts";
import type { IamAuthorizer } from "../events/authorizer-context.ts";
import type { FunctionUrlEvent } from "../events/http.ts";
import type { Arrival } from "./arrive.ts";
import { toHttpEvent } from "./http.ts";

type AnyAuthorizer = Partial<IamAuthorizer> | null | undefined;

export interface FunctionUrlEventInput<Authorizer = AnyAuthorizer> {
  readonly request: RequestMessage;
  readonly context: {
    /** The first label of the host. */
    readonly urlId: string;
    readonly domainName: string;
    /** `anonymous` without IAM authorization. */
    readonly accountId?: string;
    readonly requestId: string;
    /** Milliseconds since 1970. */
    readonly timeEpoch: number;
    readonly authorizer?: Authorizer;
  };
  readonly arrival?: Arrival;
}

/** Builds the event of a function URL, which equals an HTTP API's for the route and stage `$default`. */
export function toFunctionUrlEvent<Authorizer = AnyAuthorizer>({
  request,
  context: { urlId, accountId = "anonymous", ...context },
  arrival,
}: FunctionUrlEventInput<Authorizer>): FunctionUrlEvent<Authorizer> {
  return toHttpEvent<Authorizer>({
    request,
    route: { routeKey: "$default", pathParameters: {} },
    context: { ...context, accountId, apiId: urlId, stage: "$default" },
    ...(arrival && { arrival }),
  });
}
