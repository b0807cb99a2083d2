import type { GatewayResponseType } from "../failures/gateway-response-types.ts";
import type { Cause } from "./cause.ts";
import { faultWords } from "./summarize-trace.ts";
import type { Trace } from "./trace.ts";

type Row = Omit<Cause, "code" | "cause">;

const request = { step: "methodRequest" } as const;
const endpoint = { step: "endpointResponse" } as const;

/** What is left to say of a gateway response where no step said more. A forgotten type does not compile. */
const rows: Readonly<Record<GatewayResponseType, Row>> = {
  REQUEST_TOO_LARGE: {
    ...request,
    at: "the body of the request",
    edit: "Send no more than 10 MB, or have the client put the body into S3.",
  },
  RESOURCE_NOT_FOUND: { ...request, at: "the routes of the API", edit: "Add the route." },
  MISSING_AUTHENTICATION_TOKEN: {
    ...request,
    at: "authorization",
    edit: "Sign the request, or send what a route takes: an unknown path is answered so as well.",
  },
  BAD_REQUEST_BODY: {
    ...request,
    at: "requestModels",
    edit: "Send a body that fits, or change the model.",
  },
  BAD_REQUEST_PARAMETERS: {
    ...request,
    at: "requestParameters",
    edit: "Send what the method requires, or require less.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    step: "integrationRequest",
    at: "integration.requestTemplates",
    edit: "Add a template for the media type of the body.",
  },
  INVALID_API_KEY: {
    ...request,
    at: "apiKeyRequired",
    edit: "Send the API key of a usage plan of the stage in x-api-key.",
  },
  THROTTLED: {
    ...request,
    at: "the throttling of the stage",
    edit: "Send less often, or raise the limits.",
  },
  QUOTA_EXCEEDED: {
    ...request,
    at: "the usage plan of the API key",
    edit: "Wait for the next period, or raise the quota.",
  },
  UNAUTHORIZED: { ...request, at: "authorizer", edit: "Send a token that the authorizer takes." },
  ACCESS_DENIED: {
    ...request,
    at: "authorizer",
    edit: "Allow the method in the policy that the authorizer answers, or in the resource policy.",
  },
  AUTHORIZER_FAILURE: {
    ...request,
    at: "authorizer",
    edit: "Mend the authorizer's function: it failed or answered what is no policy.",
  },
  AUTHORIZER_CONFIGURATION_ERROR: {
    ...request,
    at: "authorizer",
    edit: "Mend the authorizer's settings: API Gateway cannot call it or read its answer.",
  },
  INVALID_SIGNATURE: {
    ...request,
    at: "authorization",
    edit: "Sign the request that is sent: the path, the body and the headers count.",
  },
  EXPIRED_TOKEN: {
    ...request,
    at: "authorization",
    edit: "Sign with credentials that have not expired.",
  },
  WAF_FILTERED: { ...request, at: "the web ACL of the stage", edit: "Let its rules allow it." },
  INTEGRATION_FAILURE: {
    ...endpoint,
    at: "integration.uri",
    edit: "Start what answers there, or give emulate a backend for it.",
  },
  INTEGRATION_TIMEOUT: {
    ...endpoint,
    at: "integration.timeoutInMillis",
    edit: "Let the integration wait longer, or answer sooner.",
  },
  API_CONFIGURATION_ERROR: {
    step: "integrationRequest",
    at: "integration",
    edit: "Change the setting that the reason names.",
  },
};

/** The cause by the type of the gateway response, in the words of the fault. */
export function explainGatewayResponse({ fault, gatewayResponse = "" }: Trace): Cause {
  const known: Readonly<Record<string, Row>> = rows;
  const row =
    (Object.hasOwn(known, gatewayResponse) ? known[gatewayResponse] : undefined) ??
    rows.API_CONFIGURATION_ERROR;
  return {
    ...row,
    code: `gateway-response.${gatewayResponse}`,
    cause: fault ? faultWords(fault) : gatewayResponse,
  };
}
