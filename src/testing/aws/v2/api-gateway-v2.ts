import * as client from "@aws-sdk/client-apigatewayv2";
import { readOperations } from "../wire/operation.ts";
import { createService } from "../wire/service.ts";
import {
  createApi,
  createIntegration,
  createRoute,
  deleteApi,
  deleteIntegration,
  deleteRoute,
  getApi,
  getApis,
  getIntegration,
  getIntegrations,
  getRoute,
  getRoutes,
} from "./operations.ts";

/** Answers the part of the HTTP and WebSocket control plane that a simulated test-invoke reads. */
export const answerApiGatewayV2 = createService({
  name: "API Gateway V2",
  operations: readOperations(client),
  run: {
    CreateApi: createApi,
    GetApi: getApi,
    GetApis: getApis,
    DeleteApi: deleteApi,
    CreateIntegration: createIntegration,
    GetIntegration: getIntegration,
    GetIntegrations: getIntegrations,
    DeleteIntegration: deleteIntegration,
    CreateRoute: createRoute,
    GetRoute: getRoute,
    GetRoutes: getRoutes,
    DeleteRoute: deleteRoute,
  },
});
