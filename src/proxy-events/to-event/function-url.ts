import type { RequestMessage } from "../../message.ts";
import type { IamAuthorizer } from "../events/authorizer-context.ts";
import type { FunctionUrlEvent } from "../events/function-url.ts";
import type { Arrival } from "./arrive.ts";
import { toHttpEvent } from "./http.ts";

export interface FunctionUrlEventInput {
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
    readonly authorizer?: IamAuthorizer;
  };
  readonly arrival?: Arrival;
}

/** The event of a function URL: that of an HTTP API's `$default` route and stage. */
export function toFunctionUrlEvent({
  request,
  context: { urlId, accountId = "anonymous", ...context },
  arrival,
}: FunctionUrlEventInput): FunctionUrlEvent {
  return toHttpEvent<Partial<IamAuthorizer> | null | undefined>({
    request,
    route: { routeKey: "$default", pathParameters: {} },
    context: { ...context, accountId, apiId: urlId, stage: "$default" },
    ...(arrival && { arrival }),
  });
}
