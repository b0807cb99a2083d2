import { logLineOf } from "../failures/catalogue.ts";
import type { Fault } from "../failures/failure.ts";
import type { KnownLogMessage } from "../log/execution-log.ts";
import { cutBody, starred, toLogMap } from "../log/log-values.ts";
import type { AuthorizationStep } from "./trace.ts";

/** Failures that the log of an authorizer prints twice. */
const namedTwice: ReadonlySet<Fault["code"]> = new Set([
  "authorizer.address",
  "authorizer.permission",
  "authorizer.role",
]);

/**
 * Returns the log lines of a Lambda authorizer. The lines and their order come from public captures of
 * 2017, 2019 and 2023.
 */
export function authorizerLines(
  requestId: string,
  { authorizerId = "", identity, request, result, principalId }: AuthorizationStep,
  fault: Fault | undefined,
): readonly KnownLogMessage[] {
  const uri = request?.uri ?? "";
  return [
    { type: "startingAuthorizer", authorizerId, requestId },
    ...(identity
      ? [{ type: "authorizerIdentity", identity: identityText(identity) } as const]
      : []),
    ...(request
      ? ([
          { type: "endpointRequestUri", uri },
          { type: "endpointRequestHeaders", headers: toLogMap(request.headers) },
          { type: "endpointRequestBody", body: cutBody(request.body) },
          { type: "sendingRequest", uri },
        ] as const)
      : []),
    ...(result === undefined ? [] : [{ type: "authorizerResult", body: cutBody(result) } as const]),
    ...(fault ? failureLines(requestId, fault) : []),
    ...(principalId === undefined
      ? []
      : ([
          { type: "authorizerPolicy", principalId: starred(principalId) },
          { type: "authorizerSuccess" },
        ] as const)),
  ];
}

/** Prints the identity. A TOKEN authorizer has one value without a name. */
function identityText(identity: NonNullable<AuthorizationStep["identity"]>): string {
  const [first] = identity;
  if (first?.[0] === "") return starred(first[1]);
  return `{${identity.map(([name, value]) => `${name}=${starred(value)}`).join(", ")}}`;
}

function failureLines(requestId: string, fault: Fault): readonly KnownLogMessage[] {
  if (fault.code === "authorizer.identity" || fault.code === "authorizer.unauthorized") {
    return [{ type: "unauthorizedRequest", requestId }, { type: "unauthorized" }];
  }
  const line = logLineOf(fault);
  // A denial by the policy is not a failure of the authorizer.
  if (!line) return [];
  return [
    line,
    ...(namedTwice.has(fault.code)
      ? [{ type: "configurationFailure", reason: "Authorizer error" } as const]
      : []),
    { type: "authorizerFailure" },
  ];
}
