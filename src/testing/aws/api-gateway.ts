import * as client from "@aws-sdk/client-api-gateway";
import type { RequestMessage, ResponseMessage } from "../../message.ts";
import { randomUuid } from "../ports.ts";
import { AwsError } from "./aws-error.ts";
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
} from "./operations/documentation.ts";
import {
  deleteGatewayResponse,
  getGatewayResponse,
  getGatewayResponses,
  putGatewayResponse,
  updateGatewayResponse,
} from "./operations/gateway-responses.ts";
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
import { createModel, deleteModel, getModel, getModels, updateModel } from "./operations/models.ts";
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
import { createStage, deleteStage, getStage, getStages, updateStage } from "./operations/stages.ts";
import { testInvokeMethod } from "./operations/test-invoke-method.ts";
import type { Account } from "./store.ts";
import { readOperations } from "./wire/operation.ts";
import { readInput } from "./wire/read-input.ts";
import { createRouter } from "./wire/router.ts";
import { writeError, writeOutput } from "./wire/write-output.ts";

/** Every operation that the fake answers, by the SDK's name for it. */
const operations = {
  CreateRestApi: createRestApi,
  GetRestApi: getRestApi,
  GetRestApis: getRestApis,
  DeleteRestApi: deleteRestApi,
  UpdateRestApi: updateRestApi,
  ImportRestApi: importRestApi,
  PutRestApi: putRestApi,
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
  DeleteDocumentationVersion: deleteDocumentationVersion,
  CreateDeployment: createDeployment,
  GetDeployment: getDeployment,
  GetDeployments: getDeployments,
  DeleteDeployment: deleteDeployment,
  CreateStage: createStage,
  GetStage: getStage,
  GetStages: getStages,
  UpdateStage: updateStage,
  DeleteStage: deleteStage,
  CreateModel: createModel,
  GetModel: getModel,
  GetModels: getModels,
  DeleteModel: deleteModel,
  UpdateModel: updateModel,
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
};

/** Routed, read and written by the schemas that the SDK's client exports. */
const route = createRouter(readOperations(client));

/** Answers one request to the REST control plane. */
export async function answerApiGateway(
  account: Account,
  message: RequestMessage,
): Promise<ResponseMessage> {
  const requestId = randomUuid(account.ports);
  const call = route(message.method, message.target);
  if (!call) return writeError(unknownOperation(message), requestId);
  try {
    const { name: operation } = call.operation;
    const input = readInput(call, message);
    account.record.add({ service: "api-gateway", operation, input });
    const output = await run(account, operation, input);
    return writeOutput(call.operation, output, requestId);
  } catch (error) {
    if (error instanceof AwsError) return writeError(error, requestId);
    throw error;
  }
}

function run(
  account: Account,
  name: string,
  input: Record<string, unknown>,
): object | Promise<object> {
  const known: Readonly<Record<string, (account: Account, input: never) => object>> = operations;
  const operation = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!operation) {
    throw new AwsError("NotImplementedException", 501, `gatewright: ${name} is not emulated yet`);
  }
  // The schema of the operation that was routed to has just read this input.
  return operation(account, input as never);
}

function unknownOperation({ method, target }: RequestMessage): AwsError {
  return new AwsError(
    "UnknownOperationException",
    404,
    `gatewright: ${method} ${target} is no operation of API Gateway`,
  );
}
