import {
  ConnectionType,
  ContentHandlingStrategy,
  type DeleteIntegrationRequest,
  type DeleteIntegrationResponseRequest,
  type GetIntegrationRequest,
  type GetIntegrationResponseRequest,
  type Integration,
  type IntegrationResponse,
  type PutIntegrationRequest,
  type PutIntegrationResponseRequest,
  ResponseTransferMode,
  type UpdateIntegrationRequest,
  type UpdateIntegrationResponseRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { storedTemplates } from "../../../integrations/convert/members.ts";
import { fillIntegrationDefaults } from "../../../integrations/model/record/defaults.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import {
  declaredHeadersRules,
  declaredParametersRules,
} from "../../../integrations/model/rules/declared.ts";
import {
  integrationResponseRules,
  secondDefaultRule,
} from "../../../integrations/model/rules/integration-response.ts";
import { restIntegrationRules } from "../../../integrations/model/rules/rest-integration.ts";
import { firstRefusal } from "../../../integrations/model/rules/rule.ts";
import { type AwsError, conflict, notFound } from "../account/aws-error.ts";
import {
  checkConstraints,
  enumerations,
  oneOf,
  statusCodePattern,
} from "../account/constraints.ts";
import {
  type Account,
  collection,
  findMethod,
  findResource,
  type MethodKey,
  setMethod,
} from "../account/store.ts";
import {
  applyPatches,
  count,
  entries,
  items,
  type PatchTable,
  part,
  patchConstraints,
  text,
} from "../patches/patch.ts";
import { type Bound, checkRules, type Operation } from "./operation.ts";

type MethodLabels = "restApiId" | "resourceId" | "httpMethod";

export const putIntegration: Operation<Bound<PutIntegrationRequest, MethodLabels>, Integration> = (
  account,
  input,
) => {
  const {
    restApiId: _,
    resourceId,
    httpMethod: verb,
    integrationHttpMethod,
    type,
    ...settings
  } = input;
  checkConstraints([
    oneOf("putIntegrationInput.type", type, ["HTTP", "MOCK", "AWS_PROXY", "HTTP_PROXY", "AWS"]),
    ...enumerations("putIntegration", input, {
      connectionType: ConnectionType,
      contentHandling: ContentHandlingStrategy,
      responseTransferMode: ResponseTransferMode,
    }),
  ]);
  const { api, resource, method } = findMethod(account, input);
  const integration: IntegrationRecord = defined({
    type: type ?? "",
    httpMethod: integrationHttpMethod,
    ...settings,
  });
  checkRules(restIntegrationRules, integration);
  checkRules(declaredParametersRules, { method, integration });
  const methodIntegration = fillIntegrationDefaults(integration, resourceId);
  setMethod(api, resource, verb, { ...method, methodIntegration });
  return toIntegration(methodIntegration);
};

export const getIntegration: Operation<Bound<GetIntegrationRequest, MethodLabels>, Integration> = (
  account,
  key,
) => toIntegration(findIntegration(account, key).integration);

export const deleteIntegration: Operation<Bound<DeleteIntegrationRequest, MethodLabels>, object> = (
  account,
  key,
) => {
  const { api, resource, method } = findIntegration(account, key);
  const { methodIntegration: _, ...rest } = method;
  setMethod(api, resource, key.httpMethod, rest);
  return {};
};

type ResponseLabels = MethodLabels | "statusCode";

export const putIntegrationResponse: Operation<
  Bound<PutIntegrationResponseRequest, ResponseLabels>,
  IntegrationResponse
> = (account, input) => {
  const { restApiId: _, resourceId: __, httpMethod, statusCode, ...settings } = input;
  checkConstraints([
    ...enumerations("putIntegrationResponse", input, { contentHandling: ContentHandlingStrategy }),
    statusCodePattern(statusCode),
  ]);
  const found = findIntegration(account, input);
  const response: IntegrationResponseRecord = defined({
    statusCode,
    ...settings,
    responseTemplates: settings.responseTemplates && storedTemplates(settings.responseTemplates),
  });
  checkRules(integrationResponseRules, response);
  checkRules(declaredHeadersRules, { method: found.method, response });
  rejectSecondDefault(found.integration, response);
  setResponse(found, httpMethod, statusCode, response);
  return toResponse(response);
};

export const getIntegrationResponse: Operation<
  Bound<GetIntegrationResponseRequest, ResponseLabels>,
  IntegrationResponse
> = (account, key) => {
  checkConstraints([statusCodePattern(key.statusCode)]);
  const { integration } = findIntegration(account, key);
  return toResponse(findResponse(integration, key.statusCode));
};

export const deleteIntegrationResponse: Operation<
  Bound<DeleteIntegrationResponseRequest, ResponseLabels>,
  object
> = (account, key) => {
  checkConstraints([statusCodePattern(key.statusCode)]);
  const { resource } = findResource(account, key);
  // Only here, the error for an unknown method is about an unknown integration (recorded).
  if (!resource.resourceMethods[key.httpMethod]) throw noIntegration();
  const found = findIntegration(account, key);
  findResponse(found.integration, key.statusCode);
  setResponse(found, key.httpMethod, key.statusCode, undefined);
  return {};
};

const integrationPatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/uri": text("uri"),
    "/httpMethod": text("httpMethod"),
    "/connectionType": text("connectionType"),
    "/connectionId": text("connectionId"),
    "/integrationTarget": text("integrationTarget"),
    "/responseTransferMode": text("responseTransferMode"),
    "/credentials": text("credentials"),
    "/passthroughBehavior": text("passthroughBehavior"),
    "/contentHandling": text("contentHandling"),
    "/cacheNamespace": text("cacheNamespace"),
    "/timeoutInMillis": count("timeoutInMillis"),
    "/tlsConfig/insecureSkipVerification": part(
      "tlsConfig",
      "insecureSkipVerification",
      (value) => value === "true",
      ["replace"],
    ),
    "/requestParameters/*": entries("requestParameters", {
      missing: "Invalid parameter name specified",
    }),
    "/requestTemplates/*": entries("requestTemplates", {
      missing: "Content-Type specified was not found",
    }),
    "/cacheKeyParameters/*": items("cacheKeyParameters"),
  },
};

export const updateIntegration: Operation<
  Bound<UpdateIntegrationRequest, MethodLabels>,
  Integration
> = (account, input) => {
  checkConstraints(patchConstraints("updateIntegration", input.patchOperations));
  const { api, resource, method, integration } = findIntegration(account, input);
  const methodIntegration = applyPatches(integrationPatches, integration, input.patchOperations);
  checkRules(restIntegrationRules, methodIntegration);
  checkRules(declaredParametersRules, { method, integration: methodIntegration });
  setMethod(api, resource, input.httpMethod, { ...method, methodIntegration });
  return toIntegration(methodIntegration);
};

const integrationResponsePatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/selectionPattern": text("selectionPattern"),
    "/contentHandling": text("contentHandling"),
    "/responseParameters/*": entries("responseParameters", {
      missing: "Invalid parameter name specified",
    }),
    "/responseTemplates/*": entries("responseTemplates", {
      missing: "Content-Type specified was not found",
    }),
  },
};

export const updateIntegrationResponse: Operation<
  Bound<UpdateIntegrationResponseRequest, ResponseLabels>,
  IntegrationResponse
> = (account, { statusCode, patchOperations, ...key }) => {
  checkConstraints([
    ...patchConstraints("updateIntegrationResponse", patchOperations),
    statusCodePattern(statusCode),
  ]);
  const found = findIntegration(account, key);
  const current = findResponse(found.integration, statusCode);
  const response = applyPatches(integrationResponsePatches, current, patchOperations);
  checkRules(integrationResponseRules, response);
  checkRules(declaredHeadersRules, { method: found.method, response });
  rejectSecondDefault(found.integration, response);
  setResponse(found, key.httpMethod, statusCode, response);
  return toResponse(response);
};

/** Reported for PutIntegrationResponse; that an update is rejected as well is inferred. */
function rejectSecondDefault(
  { integrationResponses = {} }: IntegrationRecord,
  response: IntegrationResponseRecord,
): void {
  const responses = Object.values({ ...integrationResponses, [response.statusCode]: response });
  const refusal = firstRefusal([secondDefaultRule], { responses });
  if (refusal) throw conflict(refusal.message);
}

function findIntegration(account: Account, key: MethodKey) {
  const { api, resource, method } = findMethod(account, key);
  const integration = method.methodIntegration;
  if (integration) return { api, resource, method, integration };
  throw noIntegration();
}

function noIntegration(): AwsError {
  return notFound("Invalid Integration identifier specified");
}

function findResponse(integration: IntegrationRecord, statusCode: string) {
  const response = integration.integrationResponses?.[statusCode];
  if (response) return response;
  throw notFound("Invalid Response status code specified");
}

function setResponse(
  { api, resource, method, integration }: ReturnType<typeof findIntegration>,
  httpMethod: string,
  statusCode: string,
  response: IntegrationResponseRecord | undefined,
): void {
  const integrationResponses = collection(integration.integrationResponses);
  if (response) integrationResponses[statusCode] = response;
  else delete integrationResponses[statusCode];
  const methodIntegration = { ...integration, integrationResponses };
  setMethod(api, resource, httpMethod, { ...method, methodIntegration });
}

// The SDK types these strings as enumerations; a record does not, but stored values passed AWS's
// rules.
function toIntegration(record: IntegrationRecord): Integration {
  return record as Integration;
}

// The same holds for responses.
function toResponse(record: IntegrationResponseRecord): IntegrationResponse {
  return record as IntegrationResponse;
}
