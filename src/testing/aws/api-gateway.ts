import * as client from "@aws-sdk/client-api-gateway";
import { tagRules } from "../../integrations/model/rules/tags.ts";
import { accountOperations } from "./account-operations.ts";
import {
  createAuthorizer,
  deleteAuthorizer,
  getAuthorizer,
  getAuthorizers,
  updateAuthorizer,
} from "./operations/authorizers.ts";
import {
  createDeployment,
  deleteDeployment,
  getDeployment,
  getDeployments,
  updateDeployment,
} from "./operations/deployments.ts";
import {
  createDocumentationPart,
  createDocumentationVersion,
  deleteDocumentationPart,
  deleteDocumentationVersion,
  getDocumentationPart,
  getDocumentationParts,
  getDocumentationVersion,
  getDocumentationVersions,
  updateDocumentationPart,
  updateDocumentationVersion,
} from "./operations/documentation.ts";
import {
  deleteGatewayResponse,
  getGatewayResponse,
  getGatewayResponses,
  putGatewayResponse,
  updateGatewayResponse,
} from "./operations/gateway-responses.ts";
import { getExport } from "./operations/get-export.ts";
import { importDocumentationParts } from "./operations/import-documentation-parts.ts";
import { importRestApi } from "./operations/import-rest-api.ts";
import {
  deleteIntegration,
  deleteIntegrationResponse,
  getIntegration,
  getIntegrationResponse,
  putIntegration,
  putIntegrationResponse,
  updateIntegration,
  updateIntegrationResponse,
} from "./operations/integrations.ts";
import {
  deleteMethod,
  deleteMethodResponse,
  getMethod,
  getMethodResponse,
  putMethod,
  putMethodResponse,
  updateMethod,
  updateMethodResponse,
} from "./operations/methods.ts";
import {
  createModel,
  deleteModel,
  getModel,
  getModels,
  getModelTemplate,
  updateModel,
} from "./operations/models.ts";
import { checkRules } from "./operations/operation.ts";
import { putRestApi } from "./operations/put-rest-api.ts";
import {
  createRequestValidator,
  deleteRequestValidator,
  getRequestValidator,
  getRequestValidators,
  updateRequestValidator,
} from "./operations/request-validators.ts";
import {
  createResource,
  deleteResource,
  getResource,
  getResources,
  updateResource,
} from "./operations/resources.ts";
import {
  createRestApi,
  deleteRestApi,
  getRestApi,
  getRestApis,
  updateRestApi,
} from "./operations/rest-apis.ts";
import { flushStageAuthorizersCache, flushStageCache } from "./operations/stage-caches.ts";
import { createStage, deleteStage, getStage, getStages, updateStage } from "./operations/stages.ts";
import { testInvokeAuthorizer } from "./operations/test-invoke-authorizer.ts";
import { testInvokeMethod } from "./operations/test-invoke-method.ts";
import { readOperations } from "./wire/operation.ts";
import { createService } from "./wire/service.ts";

/** Every operation that the fake supports, by the SDK's name for it. */
const operations = {
  ...accountOperations,
  CreateRestApi: createRestApi,
  GetRestApi: getRestApi,
  GetRestApis: getRestApis,
  DeleteRestApi: deleteRestApi,
  UpdateRestApi: updateRestApi,
  ImportRestApi: importRestApi,
  PutRestApi: putRestApi,
  GetExport: getExport,
  CreateResource: createResource,
  GetResource: getResource,
  GetResources: getResources,
  DeleteResource: deleteResource,
  UpdateResource: updateResource,
  PutMethod: putMethod,
  GetMethod: getMethod,
  DeleteMethod: deleteMethod,
  UpdateMethod: updateMethod,
  PutMethodResponse: putMethodResponse,
  GetMethodResponse: getMethodResponse,
  DeleteMethodResponse: deleteMethodResponse,
  UpdateMethodResponse: updateMethodResponse,
  PutIntegration: putIntegration,
  GetIntegration: getIntegration,
  DeleteIntegration: deleteIntegration,
  UpdateIntegration: updateIntegration,
  UpdateIntegrationResponse: updateIntegrationResponse,
  PutIntegrationResponse: putIntegrationResponse,
  GetIntegrationResponse: getIntegrationResponse,
  DeleteIntegrationResponse: deleteIntegrationResponse,
  CreateDocumentationPart: createDocumentationPart,
  GetDocumentationPart: getDocumentationPart,
  GetDocumentationParts: getDocumentationParts,
  UpdateDocumentationPart: updateDocumentationPart,
  DeleteDocumentationPart: deleteDocumentationPart,
  CreateDocumentationVersion: createDocumentationVersion,
  GetDocumentationVersion: getDocumentationVersion,
  GetDocumentationVersions: getDocumentationVersions,
  UpdateDocumentationVersion: updateDocumentationVersion,
  DeleteDocumentationVersion: deleteDocumentationVersion,
  ImportDocumentationParts: importDocumentationParts,
  CreateDeployment: createDeployment,
  GetDeployment: getDeployment,
  GetDeployments: getDeployments,
  UpdateDeployment: updateDeployment,
  DeleteDeployment: deleteDeployment,
  CreateStage: createStage,
  GetStage: getStage,
  GetStages: getStages,
  UpdateStage: updateStage,
  DeleteStage: deleteStage,
  FlushStageCache: flushStageCache,
  FlushStageAuthorizersCache: flushStageAuthorizersCache,
  CreateModel: createModel,
  GetModel: getModel,
  GetModels: getModels,
  DeleteModel: deleteModel,
  UpdateModel: updateModel,
  GetModelTemplate: getModelTemplate,
  CreateAuthorizer: createAuthorizer,
  GetAuthorizer: getAuthorizer,
  GetAuthorizers: getAuthorizers,
  UpdateAuthorizer: updateAuthorizer,
  DeleteAuthorizer: deleteAuthorizer,
  CreateRequestValidator: createRequestValidator,
  GetRequestValidator: getRequestValidator,
  GetRequestValidators: getRequestValidators,
  DeleteRequestValidator: deleteRequestValidator,
  UpdateRequestValidator: updateRequestValidator,
  PutGatewayResponse: putGatewayResponse,
  GetGatewayResponse: getGatewayResponse,
  GetGatewayResponses: getGatewayResponses,
  DeleteGatewayResponse: deleteGatewayResponse,
  UpdateGatewayResponse: updateGatewayResponse,
  TestInvokeMethod: testInvokeMethod,
  TestInvokeAuthorizer: testInvokeAuthorizer,
};

/** Answers the control plane of REST APIs. WebSocket and HTTP APIs have another one. */
export const answerApiGateway = createService({
  name: "API Gateway",
  operations: readOperations(client),
  run: operations,
  check({ tags }) {
    // In the schema of every operation that accepts tags, they are a map of strings.
    if (tags !== undefined) checkRules(tagRules, tags as Readonly<Record<string, string>>);
  },
});
