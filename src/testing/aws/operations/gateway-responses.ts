import type {
  DeleteGatewayResponseRequest,
  GatewayResponse,
  GetGatewayResponseRequest,
  GetGatewayResponsesRequest,
  PutGatewayResponseRequest,
  UpdateGatewayResponseRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import type {
  GatewayResponseRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import {
  familyOf,
  type GatewayResponseDefaults,
  gatewayResponseTypes,
} from "../../failures/gateway-response-types.ts";
import { notFound } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import { findRestApi } from "../account/store.ts";
import {
  applyPatches,
  entries,
  type PatchTable,
  patchConstraints,
  text,
} from "../patches/patch.ts";
import { type Bound, type Operation, page } from "./operation.ts";

const types = Object.keys(gatewayResponseTypes);

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
    types.map((type) => toOutput(record, type)),
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

const gatewayResponsePatches: PatchTable = {
  dialect: "paths",
  rows: {
    "/statusCode": text("statusCode"),
    "/responseParameters/*": entries("responseParameters", {
      missing: "Invalid parameter name specified",
      required: true,
    }),
    "/responseTemplates/*": entries("responseTemplates", {
      missing: "Content-Type specified was not found",
      required: true,
    }),
  },
};

export const updateGatewayResponse: Operation<
  Bound<UpdateGatewayResponseRequest, "restApiId" | "responseType">,
  GatewayResponse
> = (account, { restApiId, responseType, patchOperations }) => {
  checkConstraints([
    ...patchConstraints("updateGatewayResponse", patchOperations),
    oneOf("responseType", responseType, types),
  ]);
  const { record } = findRestApi(account, restApiId);
  const { defaultResponse: _, ...current } = toOutput(record, responseType);
  record.gatewayResponses[responseType] = {
    ...applyPatches(gatewayResponsePatches, current, patchOperations),
    responseType,
  };
  return toOutput(record, responseType);
};

function checkType(responseType: string): void {
  checkConstraints([oneOf("responseType", responseType, types)]);
}

/**
 * Returns a response as AWS lists it. One that was not put inherits the settings of the response
 * for its status class, and is still a default response (recorded).
 */
function toOutput({ gatewayResponses }: RestApiRecord, responseType: string): GatewayResponse {
  const table: Readonly<Record<string, GatewayResponseDefaults | undefined>> = gatewayResponseTypes;
  const status = table[responseType]?.status;
  const own = gatewayResponses[responseType];
  const given = own ?? (status === undefined ? undefined : gatewayResponses[familyOf(status)]);
  // The SDK types these strings as enumerations; a record keeps any string, as AWS does.
  return defined({
    responseType,
    statusCode: given?.statusCode ?? status?.toString(),
    responseParameters: { ...given?.responseParameters },
    responseTemplates: given?.responseTemplates ?? {
      "application/json": '{"message":$context.error.messageString}',
    },
    defaultResponse: own === undefined,
  }) as GatewayResponse;
}
