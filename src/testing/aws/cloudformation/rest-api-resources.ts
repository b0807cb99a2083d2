import type {
  CreateAuthorizerRequest,
  CreateModelRequest,
  CreateRequestValidatorRequest,
  CreateRestApiRequest,
  PutGatewayResponseRequest,
  PutMethodRequest,
  PutMethodResponseRequest,
} from "@aws-sdk/client-api-gateway";
import { textBytes } from "../../../core/bytes.ts";
import { restSdkInputs } from "../../../integrations/convert/sdk-inputs.ts";
import { restTables } from "../../../integrations/formats/cloudformation/rest-members.ts";
import { readUnchecked } from "../../../integrations/formats/integration.ts";
import { isObject } from "../../../integrations/formats/openapi/shape.ts";
import { badRequest } from "../account/aws-error.ts";
import { type Account, findRestApi } from "../account/store.ts";
import { createAuthorizer, deleteAuthorizer } from "../operations/authorizers.ts";
import { deleteGatewayResponse, putGatewayResponse } from "../operations/gateway-responses.ts";
import { putIntegration, putIntegrationResponse } from "../operations/integrations.ts";
import { deleteMethod, putMethod, putMethodResponse } from "../operations/methods.ts";
import { createModel, deleteModel } from "../operations/models.ts";
import { putRestApi } from "../operations/put-rest-api.ts";
import {
  createRequestValidator,
  deleteRequestValidator,
} from "../operations/request-validators.ts";
import { createResource, deleteResource } from "../operations/resources.ts";
import { createRestApi, deleteRestApi } from "../operations/rest-apis.ts";
import { inputOf, type Properties, textIn } from "./properties.ts";
import type { CreateRequest, ExistingResource, ResourceHandler } from "./resource-handler.ts";

const restApi: ResourceHandler = {
  async create(request) {
    const { account, properties } = request;
    const { id = "", rootResourceId = "" } = await createRestApi(account, settingsOf(request));
    try {
      await putBody(account, id, properties);
    } catch (error) {
      // If its document is rejected, the API is not created either.
      await deleteRestApi(account, { restApiId: id });
      throw error;
    }
    return { ref: id, attributes: { RestApiId: id, RootResourceId: rootResourceId } };
  },
  async update(request, restApiId) {
    const { account, properties } = request;
    const { record } = findRestApi(account, restApiId);
    // The settings of a new API, stored under the existing id.
    const { id = "" } = await createRestApi(account, settingsOf(request));
    record.restApi = findRestApi(account, id).record.restApi;
    await deleteRestApi(account, { restApiId: id });
    await putBody(account, restApiId, properties);
  },
  remove: ({ account, physicalId }) => deleteRestApi(account, { restApiId: physicalId }),
};

function settingsOf({ properties, name, tags }: CreateRequest): CreateRestApiRequest {
  const input = inputOf<CreateRestApiRequest>(properties, restTables["AWS::ApiGateway::RestApi"]);
  const { title } = Object(Object(properties["Body"]).info);
  const ownName = typeof title === "string" ? title : name;
  return { ...input, name: input.name ?? ownName, tags: { ...input.tags, ...tags } };
}

async function putBody(account: Account, restApiId: string, properties: Properties): Promise<void> {
  if (properties["BodyS3Location"] !== undefined) {
    throw badRequest("gatewright: BodyS3Location is not emulated: put the document into Body");
  }
  if (properties["Body"] === undefined) return;
  const { record } = findRestApi(account, restApiId);
  const settings = record.restApi;
  const body = textBytes(JSON.stringify(properties["Body"]));
  await putRestApi(account, { restApiId, mode: "overwrite", body });
  // The resource's own properties win over its document.
  const stored = findRestApi(account, restApiId);
  stored.record.restApi = { ...stored.record.restApi, ...settings };
}

const resource: ResourceHandler = {
  async create({ account, properties }) {
    const { id = "" } = await createResource(account, {
      restApiId: textIn(properties, "RestApiId"),
      parentId: textIn(properties, "ParentId"),
      pathPart: textIn(properties, "PathPart"),
    });
    return { ref: id, attributes: { ResourceId: id } };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteResource(account, {
      restApiId: textIn(properties, "RestApiId"),
      resourceId: physicalId,
    }),
};

interface MethodInput extends PutMethodRequest {
  readonly methodResponses: Readonly<Record<string, PutMethodResponseRequest>>;
}

const method: ResourceHandler = {
  replaces: "before",
  async create({ account, properties }) {
    const key = methodKey(properties);
    const { methodResponses = {}, ...settings } = inputOf<MethodInput>(
      properties,
      restTables["AWS::ApiGateway::Method"],
    );
    await putMethod(account, { ...settings, ...key });
    for (const [statusCode, response] of Object.entries(methodResponses)) {
      await putMethodResponse(account, { ...response, ...key, statusCode });
    }
    await putIntegrationOf(account, properties);
    return { ref: Object.values(key).join("|"), attributes: {} };
  },
  remove: ({ account, properties }) => deleteMethod(account, methodKey(properties)),
};

async function putIntegrationOf(account: Account, properties: Properties): Promise<void> {
  const { Integration: written } = properties;
  if (!isObject(written)) return;
  const key = methodKey(properties);
  const { record } = readUnchecked("cfn-v1", written, "REST");
  const { putIntegration: input, putIntegrationResponses } = restSdkInputs(record);
  await putIntegration(account, { ...input, ...key });
  for (const response of putIntegrationResponses) {
    await putIntegrationResponse(account, { ...response, ...key });
  }
}

function methodKey(properties: Properties) {
  return {
    restApiId: textIn(properties, "RestApiId"),
    resourceId: textIn(properties, "ResourceId"),
    httpMethod: textIn(properties, "HttpMethod").toUpperCase(),
  };
}

const model: ResourceHandler = {
  replaces: "before",
  async create({ account, properties, name }) {
    const input = inputOf<CreateModelRequest>(properties, restTables["AWS::ApiGateway::Model"]);
    const restApiId = textIn(properties, "RestApiId");
    // Names of models contain only letters and digits.
    const own = name.replaceAll(/[^A-Za-z0-9]/g, "");
    const made = await createModel(account, { ...input, name: input.name ?? own, restApiId });
    return { ref: made.name ?? own, attributes: {} };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteModel(account, {
      restApiId: textIn(properties, "RestApiId"),
      modelName: physicalId,
    }),
};

const requestValidator: ResourceHandler = {
  async create({ account, properties }) {
    const restApiId = textIn(properties, "RestApiId");
    const table = restTables["AWS::ApiGateway::RequestValidator"];
    const input = inputOf<CreateRequestValidatorRequest>(properties, table);
    const { id = "" } = await createRequestValidator(account, { ...input, restApiId });
    return { ref: id, attributes: { RequestValidatorId: id } };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteRequestValidator(account, {
      restApiId: textIn(properties, "RestApiId"),
      requestValidatorId: physicalId,
    }),
};

async function createAuthorizerOf({ account, properties }: CreateRequest): Promise<string> {
  const restApiId = textIn(properties, "RestApiId");
  const table = restTables["AWS::ApiGateway::Authorizer"];
  const input = inputOf<CreateAuthorizerRequest>(properties, table);
  const { id = "" } = await createAuthorizer(account, { ...input, restApiId });
  return id;
}

const authorizer: ResourceHandler = {
  async create(request) {
    const id = await createAuthorizerOf(request);
    return { ref: id, attributes: { AuthorizerId: id } };
  },
  createOnly: ["RestApiId"],
  /** Removes the old one first, because its name is in use until then. */
  async update(request, physicalId) {
    const restApiId = textIn(request.properties, "RestApiId");
    const { authorizers } = findRestApi(request.account, restApiId).record;
    delete authorizers[physicalId];
    const id = await createAuthorizerOf(request);
    const made = authorizers[id];
    delete authorizers[id];
    if (made) authorizers[physicalId] = { ...made, id: physicalId };
  },
  remove: ({ account, physicalId, properties }) =>
    deleteAuthorizer(account, {
      restApiId: textIn(properties, "RestApiId"),
      authorizerId: physicalId,
    }),
};

const gatewayResponse: ResourceHandler = {
  replaces: "before",
  async create({ account, properties, logicalId }) {
    const table = restTables["AWS::ApiGateway::GatewayResponse"];
    const { responseType = "", ...input } = inputOf<PutGatewayResponseRequest>(properties, table);
    const restApiId = textIn(properties, "RestApiId");
    await putGatewayResponse(account, { ...input, responseType, restApiId });
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
  remove: ({ account, properties }: ExistingResource) =>
    deleteGatewayResponse(account, {
      restApiId: textIn(properties, "RestApiId"),
      responseType: textIn(properties, "ResponseType"),
    }),
};

/** Handlers of the parts of a REST API. */
export const restApiResources: Readonly<Record<string, ResourceHandler>> = {
  "AWS::ApiGateway::RestApi": restApi,
  "AWS::ApiGateway::Resource": resource,
  "AWS::ApiGateway::Method": method,
  "AWS::ApiGateway::Model": model,
  "AWS::ApiGateway::RequestValidator": requestValidator,
  "AWS::ApiGateway::Authorizer": authorizer,
  "AWS::ApiGateway::GatewayResponse": gatewayResponse,
};
