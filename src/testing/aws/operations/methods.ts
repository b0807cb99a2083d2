import type {
  DeleteMethodRequest,
  DeleteMethodResponseRequest,
  GetMethodRequest,
  GetMethodResponseRequest,
  Method,
  MethodResponse,
  PutMethodRequest,
  PutMethodResponseRequest,
  UpdateMethodRequest,
  UpdateMethodResponseRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { methodDefaults } from "../../../integrations/model/record/defaults.ts";
import type { MethodRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { methodRules } from "../../../integrations/model/rules/method.ts";
import { conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints, statusCodePattern } from "../account/constraints.ts";
import { collection, findMethod, findResource, setMethod } from "../account/store.ts";
import {
  applyPatches,
  entries,
  flag,
  type PatchTable,
  patchConstraints,
  text,
  values,
} from "../patches/patch.ts";
import { type Bound, checkRules, type Operation } from "./operation.ts";

type MethodLabels = "restApiId" | "resourceId" | "httpMethod";

export const putMethod: Operation<Bound<PutMethodRequest, MethodLabels>, Method> = (
  account,
  input,
) => {
  const { restApiId: _, resourceId: __, httpMethod, ...settings } = input;
  const { api, resource } = findResource(account, input);
  const method: MethodRecord = defined({ httpMethod, ...methodDefaults, ...settings });
  checkRules(methodRules, { method, api: api.record });
  // Not recorded; the text is from moto.
  if (resource.resourceMethods[httpMethod]) {
    throw conflict("Method already exists for this resource");
  }
  setMethod(api, resource, httpMethod, method);
  return toMethodOutput(method);
};

export const getMethod: Operation<Bound<GetMethodRequest, MethodLabels>, Method> = (account, key) =>
  toMethodOutput(findMethod(account, key).method);

export const deleteMethod: Operation<Bound<DeleteMethodRequest, MethodLabels>, object> = (
  account,
  key,
) => {
  const { api, resource } = findMethod(account, key);
  setMethod(api, resource, key.httpMethod, undefined);
  return {};
};

type MethodResponseLabels = MethodLabels | "statusCode";

export const putMethodResponse: Operation<
  Bound<PutMethodResponseRequest, MethodResponseLabels>,
  MethodResponse
> = (account, input) => {
  const { restApiId: _, resourceId: __, httpMethod, statusCode, ...settings } = input;
  checkConstraints([statusCodePattern(statusCode)]);
  const { api, resource, method } = findMethod(account, input);
  // Not recorded; the text is from moto.
  if (method.methodResponses?.[statusCode]) {
    throw conflict("Response already exists for this resource");
  }
  const methodResponses = collection(method.methodResponses);
  methodResponses[statusCode] = defined({ statusCode, ...settings });
  setMethod(api, resource, httpMethod, { ...method, methodResponses });
  return methodResponses[statusCode];
};

export const getMethodResponse: Operation<
  Bound<GetMethodResponseRequest, MethodResponseLabels>,
  MethodResponse
> = (account, key) => {
  checkConstraints([statusCodePattern(key.statusCode)]);
  const response = findMethod(account, key).method.methodResponses?.[key.statusCode];
  if (response) return response;
  throw notFound("Invalid Response status code specified");
};

export const deleteMethodResponse: Operation<
  Bound<DeleteMethodResponseRequest, MethodResponseLabels>,
  object
> = (account, key) => {
  checkConstraints([statusCodePattern(key.statusCode)]);
  const { api, resource, method } = findMethod(account, key);
  const methodResponses = collection(method.methodResponses);
  if (!methodResponses[key.statusCode]) throw notFound("Invalid Response status code specified");
  delete methodResponses[key.statusCode];
  setMethod(api, resource, key.httpMethod, { ...method, methodResponses });
  return {};
};

const methodPatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/authorizationType": text("authorizationType"),
    "/authorizerId": text("authorizerId"),
    "/authorizationScopes": values("authorizationScopes"),
    "/apiKeyRequired": flag("apiKeyRequired"),
    "/operationName": text("operationName"),
    "/requestValidatorId": text("requestValidatorId"),
    "/requestParameters/*": entries("requestParameters", {
      missing: "Invalid parameter name specified",
      read: (value) => value === "true",
    }),
    "/requestModels/*": entries("requestModels", {
      missing: "Content-Type specified was not found",
    }),
  },
};

export const updateMethod: Operation<Bound<UpdateMethodRequest, MethodLabels>, Method> = (
  account,
  input,
) => {
  checkConstraints(patchConstraints("updateMethod", input.patchOperations));
  const { api, resource, method } = findMethod(account, input);
  const patched = applyPatches(methodPatches, method, input.patchOperations);
  // An authorizer on a method without that authorization type is dropped silently (recorded).
  const { authorizerId: _, ...open } = patched;
  const updated = patched.authorizationType === "NONE" ? open : patched;
  checkRules(methodRules, { method: updated, api: api.record });
  setMethod(api, resource, input.httpMethod, updated);
  return toMethodOutput(updated);
};

const methodResponsePatches: PatchTable = {
  dialect: "paths",
  rows: {
    "/responseParameters/*": entries("responseParameters", {
      missing: "Invalid parameter name specified",
      read: (value) => value === "true",
    }),
    "/responseModels/*": entries("responseModels", {
      missing: "Content-Type specified was not found",
    }),
  },
};

export const updateMethodResponse: Operation<
  Bound<UpdateMethodResponseRequest, MethodResponseLabels>,
  MethodResponse
> = (account, input) => {
  const { httpMethod, statusCode, patchOperations } = input;
  checkConstraints([
    ...patchConstraints("updateMethodResponse", patchOperations),
    statusCodePattern(statusCode),
  ]);
  const { api, resource, method } = findMethod(account, input);
  const response = method.methodResponses?.[statusCode];
  if (!response) throw notFound("Invalid Response status code specified");
  const methodResponses = collection(method.methodResponses);
  const updated = applyPatches(methodResponsePatches, response, patchOperations);
  methodResponses[statusCode] = updated;
  setMethod(api, resource, httpMethod, { ...method, methodResponses });
  return updated;
};

/** Converts a method to AWS's output, without empty maps of responses (recorded). */
export function toMethodOutput(method: MethodRecord): Method {
  const { methodResponses, ...same } = method;
  const hasResponses = methodResponses && Object.keys(methodResponses).length > 0;
  // The SDK types these strings as enumerations; a record keeps any string, as AWS does.
  return { ...same, ...(hasResponses && { methodResponses }) } as Method;
}
