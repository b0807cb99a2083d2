import * as client from "@aws-sdk/client-lambda";
import { readOperations } from "../wire/operation.ts";
import { createService } from "../wire/service.ts";
import { invoke } from "./invoke.ts";
import { invokeWithResponseStream } from "./invoke-with-response-stream.ts";
import {
  addPermission,
  deleteFunctionConcurrency,
  getFunctionConcurrency,
  getFunctionConfiguration,
  getPolicy,
  putFunctionConcurrency,
  removePermission,
  updateFunctionConfiguration,
} from "./operations.ts";

/** Answers the part of Lambda that API Gateway and its tests need. */
export const answerLambda = createService({
  name: "Lambda",
  operations: readOperations(client),
  run: {
    Invoke: invoke,
    InvokeWithResponseStream: invokeWithResponseStream,
    AddPermission: addPermission,
    RemovePermission: removePermission,
    GetPolicy: getPolicy,
    PutFunctionConcurrency: putFunctionConcurrency,
    GetFunctionConcurrency: getFunctionConcurrency,
    DeleteFunctionConcurrency: deleteFunctionConcurrency,
    GetFunctionConfiguration: getFunctionConfiguration,
    UpdateFunctionConfiguration: updateFunctionConfiguration,
  },
  // Public captures: Lambda writes the member with a capital.
  errorBody: ({ message }) => ({ Type: "User", Message: message }),
});
