import type {
  CreateAuthorizerRequest,
  CreateModelRequest,
  CreateRequestValidatorRequest,
  CreateRestApiRequest,
  PutGatewayResponseRequest,
  PutMethodRequest,
  PutMethodResponseRequest,
} from "@aws-sdk/client-api-gateway";
import { encodeUtf8 } from "../../../core/utf8.ts";
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
import type { MadeResource, MakeRequest, Maker } from "./maker.ts";
import { inputOf, type Properties, textIn } from "./properties.ts";

const restApi: Maker = {
  async make(request) {
    const { account, properties } = request;
    const { id = "", rootResourceId = "" } = await createRestApi(account, settingsOf(request));
    try {
      await putBody(account, id, properties);
    } catch (error) {
      // An API whose document is refused is not there either.
      await deleteRestApi(account, { restApiId: id });
      throw error;
    }
    return { ref: id, attributes: { RestApiId: id, RootResourceId: rootResourceId } };
  },
  async update(request, restApiId) {
    const { account, properties } = request;
    const { record } = findRestApi(account, restApiId);
    // What the settings would be of a new API, under the id that is there.
    const { id = "" } = await createRestApi(account, settingsOf(request));
    record.restApi = findRestApi(account, id).record.restApi;
    await deleteRestApi(account, { restApiId: id });
    await putBody(account, restApiId, properties);
  },
  remove: ({ account, physicalId }) => deleteRestApi(account, { restApiId: physicalId }),
};

function settingsOf({ properties, name, tags }: MakeRequest): CreateRestApiRequest {
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
  const body = encodeUtf8(JSON.stringify(properties["Body"]));
  await putRestApi(account, { restApiId, mode: "overwrite", body });
  // What the resource says of itself goes before what its document says.
  const stored = findRestApi(account, restApiId);
  stored.record.restApi = { ...stored.record.restApi, ...settings };
}

const resource: Maker = {
  async make({ account, properties }) {
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

const method: Maker = {
  replaces: "before",
  async make({ account, properties }) {
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

const model: Maker = {
  replaces: "before",
  async make({ account, properties, name }) {
    const input = inputOf<CreateModelRequest>(properties, restTables["AWS::ApiGateway::Model"]);
    const restApiId = textIn(properties, "RestApiId");
    // Names of models have letters and digits only.
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

const requestValidator: Maker = {
  async make({ account, properties }) {
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

async function makeAuthorizer({ account, properties }: MakeRequest): Promise<string> {
  const restApiId = textIn(properties, "RestApiId");
  const table = restTables["AWS::ApiGateway::Authorizer"];
  const input = inputOf<CreateAuthorizerRequest>(properties, table);
  const { id = "" } = await createAuthorizer(account, { ...input, restApiId });
  return id;
}

const authorizer: Maker = {
  async make(request) {
    const id = await makeAuthorizer(request);
    return { ref: id, attributes: { AuthorizerId: id } };
  },
  fixed: ["RestApiId"],
  /** Its name is taken while it is there. */
  async update(request, physicalId) {
    const restApiId = textIn(request.properties, "RestApiId");
    const { authorizers } = findRestApi(request.account, restApiId).record;
    delete authorizers[physicalId];
    const id = await makeAuthorizer(request);
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

const gatewayResponse: Maker = {
  replaces: "before",
  async make({ account, properties, logicalId }) {
    const table = restTables["AWS::ApiGateway::GatewayResponse"];
    const { responseType = "", ...input } = inputOf<PutGatewayResponseRequest>(properties, table);
    const restApiId = textIn(properties, "RestApiId");
    await putGatewayResponse(account, { ...input, responseType, restApiId });
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
  remove: ({ account, properties }: MadeResource) =>
    deleteGatewayResponse(account, {
      restApiId: textIn(properties, "RestApiId"),
      responseType: textIn(properties, "ResponseType"),
    }),
};

/** The parts of a REST API, each made with the calls that make it. */
export const restApiMakers: Readonly<Record<string, Maker>> = {
  "AWS::ApiGateway::RestApi": restApi,
  "AWS::ApiGateway::Resource": resource,
  "AWS::ApiGateway::Method": method,
  "AWS::ApiGateway::Model": model,
  "AWS::ApiGateway::RequestValidator": requestValidator,
  "AWS::ApiGateway::Authorizer": authorizer,
  "AWS::ApiGateway::GatewayResponse": gatewayResponse,
};
