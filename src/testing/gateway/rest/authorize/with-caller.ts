import type { Header } from "../../../../core/message.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import type { ApiKey } from "../../shared/api-key.ts";
import type { Authenticated } from "../../shared/authorizers/authenticated.ts";
import type { RestInvocation } from "../steps/execution.ts";

/** Adds the caller to the request for events, templates and mappings. */
export function withCaller(
  invocation: RestInvocation,
  { authorizer, identity: caller, hidesAuthorization = false }: Authenticated,
  apiKey?: ApiKey,
): RestInvocation {
  const { eventInput, scope, methodRequest } = invocation;
  const { context } = eventInput;
  const key = apiKey && { apiKey: apiKey.value, apiKeyId: apiKey.id };
  const identity = caller || key ? { ...caller, ...key } : undefined;
  const request = hidesAuthorization
    ? { ...eventInput.request, headers: withoutSignature(eventInput.request.headers) }
    : eventInput.request;
  return {
    ...invocation,
    ...(hidesAuthorization && {
      methodRequest: { ...methodRequest, headers: withoutSignature(methodRequest.headers) },
    }),
    eventInput: {
      ...eventInput,
      request,
      context: {
        ...context,
        ...(authorizer && { authorizer }),
        ...(identity && { identity: { ...context.identity, ...identity } }),
      },
    },
    scope: {
      ...scope,
      // Texts, null and maps of texts: templates read only plain data.
      context: {
        ...scope.context,
        ...(authorizer && { authorizer }),
        ...(identity && { identity: { ...identityOf(scope.context["identity"]), ...identity } }),
      } as ContextData,
    },
  };
}

function identityOf(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function withoutSignature(headers: readonly Header[]): readonly Header[] {
  return headers.filter(([name]) => name.toLowerCase() !== "authorization");
}
