import type {
  CreateRequestValidatorRequest,
  DeleteRequestValidatorRequest,
  GetRequestValidatorRequest,
  GetRequestValidatorsRequest,
  RequestValidator,
  UpdateRequestValidatorRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import type { RequestValidatorRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { randomId } from "../../request/ports.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import { type Account, findRestApi } from "../account/store.ts";
import { applyPatches, flag, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { type Bound, type Operation, page } from "./operation.ts";

/** The only operation that rejects an unknown API as a bad request (recorded). */
export const createRequestValidator: Operation<
  Bound<CreateRequestValidatorRequest, "restApiId">,
  RequestValidator
> = (account, { restApiId, ...settings }) => {
  const api = account.restApis.get(restApiId);
  if (!api) throw badRequest("Invalid REST API identifier specified");
  const validator: RequestValidatorRecord = defined({
    id: randomId(account.ports, 6),
    validateRequestBody: false,
    validateRequestParameters: false,
    ...defined(settings),
  });
  api.record.requestValidators[validator.id] = validator;
  return validator;
};

type Key = Bound<GetRequestValidatorRequest, "restApiId" | "requestValidatorId">;

export const getRequestValidator: Operation<Key, RequestValidator> = (account, key) =>
  findValidator(account, key);

export const getRequestValidators: Operation<
  Bound<GetRequestValidatorsRequest, "restApiId">,
  { items: RequestValidator[]; position?: string }
> = (account, input) =>
  page(Object.values(findRestApi(account, input.restApiId).record.requestValidators), input);

export const deleteRequestValidator: Operation<
  Bound<DeleteRequestValidatorRequest, "restApiId" | "requestValidatorId">,
  object
> = (account, key) => {
  const { id } = findValidator(account, key);
  delete findRestApi(account, key.restApiId).record.requestValidators[id];
  return {};
};

const validatorPatches: PatchTable = {
  dialect: "list",
  rows: {
    "/name": text("name"),
    "/validateRequestParameters": flag("validateRequestParameters"),
    "/validateRequestBody": flag("validateRequestBody"),
  },
};

export const updateRequestValidator: Operation<
  Bound<UpdateRequestValidatorRequest, "restApiId" | "requestValidatorId">,
  RequestValidator
> = (account, input) => {
  checkConstraints(patchConstraints("updateRequestValidator", input.patchOperations));
  const current = findValidator(account, input);
  const validator = applyPatches(validatorPatches, current, input.patchOperations);
  if (!validator.name && current.name) throw badRequest("Request Validator name cannot be blank");
  findRestApi(account, input.restApiId).record.requestValidators[validator.id] = validator;
  return validator;
};

function findValidator(
  account: Account,
  { restApiId, requestValidatorId }: { restApiId: string; requestValidatorId: string },
): RequestValidatorRecord {
  // The error for an unknown API is about an unknown validator (recorded).
  const api = account.restApis.get(restApiId);
  const validator = api?.record.requestValidators[requestValidatorId];
  if (validator) return validator;
  throw notFound("Invalid Request Validator identifier specified");
}
