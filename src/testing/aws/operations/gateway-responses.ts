import type {
  DeleteGatewayResponseRequest,
  GatewayResponse,
  GetGatewayResponseRequest,
  GetGatewayResponsesRequest,
  PutGatewayResponseRequest,
} from "@aws-sdk/client-api-gateway";
import type {
  GatewayResponseRecord,
  RestApiRecord,
} from "../../../integrations/record/rest-api-record.ts";
import { defined } from "../../../json.ts";
import { notFound } from "../aws-error.ts";
import { checkConstraints, oneOf } from "../constraints.ts";
import { findRestApi } from "../store.ts";
import { type Bound, type Operation, page } from "./operation.ts";

// In the order in which AWS lists them in its refusal (recorded).
const statusOf: Readonly<Record<string, string | undefined>> = {
  REQUEST_TOO_LARGE: "413",
  RESOURCE_NOT_FOUND: "404",
  AUTHORIZER_CONFIGURATION_ERROR: "500",
  MISSING_AUTHENTICATION_TOKEN: "403",
  BAD_REQUEST_BODY: "400",
  INVALID_SIGNATURE: "403",
  INVALID_API_KEY: "403",
  BAD_REQUEST_PARAMETERS: "400",
  AUTHORIZER_FAILURE: "500",
  UNAUTHORIZED: "401",
  INTEGRATION_TIMEOUT: "504",
  ACCESS_DENIED: "403",
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  WAF_FILTERED: "403",
  QUOTA_EXCEEDED: "429",
  THROTTLED: "429",
  API_CONFIGURATION_ERROR: "500",
  UNSUPPORTED_MEDIA_TYPE: "415",
  INTEGRATION_FAILURE: "504",
  EXPIRED_TOKEN: "403",
};

type Key = Bound<GetGatewayResponseRequest, "restApiId" | "responseType">;

export const putGatewayResponse: Operation<
  Bound<PutGatewayResponseRequest, "restApiId" | "responseType">,
  GatewayResponse
> = (account, { restApiId, responseType, ...settings }) => {
  checkType(responseType);
  const { record } = findRestApi(account, restApiId);
  const response: GatewayResponseRecord = defined({ responseType, ...settings });
  record.gatewayResponses[responseType] = response;
  return toOutput(record, responseType);
};

export const getGatewayResponse: Operation<Key, GatewayResponse> = (account, key) => {
  checkType(key.responseType);
  return toOutput(findRestApi(account, key.restApiId).record, key.responseType);
};

export const getGatewayResponses: Operation<
  Bound<GetGatewayResponsesRequest, "restApiId">,
  { items: GatewayResponse[]; position?: string }
> = (account, input) => {
  const { record } = findRestApi(account, input.restApiId);
  const { limit = 500, position } = input;
  return page(
    Object.keys(statusOf).map((type) => toOutput(record, type)),
    { limit, position },
  );
};

export const deleteGatewayResponse: Operation<
  Bound<DeleteGatewayResponseRequest, "restApiId" | "responseType">,
  object
> = (account, { restApiId, responseType }) => {
  checkType(responseType);
  const { gatewayResponses } = findRestApi(account, restApiId).record;
  if (!gatewayResponses[responseType]) throw notFound("Gateway response type not defined on api");
  delete gatewayResponses[responseType];
  return {};
};

function checkType(responseType: string): void {
  checkConstraints([oneOf("responseType", responseType, Object.keys(statusOf))]);
}

/**
 * A response as AWS lists it. One that was not put takes what the response for its class of status
 * was given, and stays a default (recorded).
 */
function toOutput({ gatewayResponses }: RestApiRecord, responseType: string): GatewayResponse {
  const status = statusOf[responseType];
  const own = gatewayResponses[responseType];
  const family = gatewayResponses[status?.startsWith("4") ? "DEFAULT_4XX" : "DEFAULT_5XX"];
  const given = own ?? (status === undefined ? undefined : family);
  // A record's strings are wider than the SDK's enumerations: it keeps what AWS would keep.
  return defined({
    responseType,
    statusCode: given?.statusCode ?? status,
    responseParameters: { ...given?.responseParameters },
    responseTemplates: given?.responseTemplates ?? {
      "application/json": '{"message":$context.error.messageString}',
    },
    defaultResponse: own === undefined,
  }) as GatewayResponse;
}
