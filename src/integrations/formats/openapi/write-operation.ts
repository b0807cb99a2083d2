import { defined } from "../../../core/json.ts";
import type { JsonObject } from "./shape.ts";
import { writeMethodIntegration } from "./write-integration.ts";
import { writeMethodRequest } from "./write-method-request.ts";
import { writeMethodResponses } from "./write-method-responses.ts";
import type { SecurityWriting } from "./write-security.ts";
import type { DocumentWriting, WrittenMethod } from "./writing.ts";

/** Writes a method as an operation. */
export function writeOperation(
  written: WrittenMethod,
  security: SecurityWriting,
  writing: DocumentWriting,
): JsonObject {
  const { method, path } = written;
  const methodIntegration = writing.says("integrations") ? method.methodIntegration : undefined;
  return defined({
    operationId: method.operationName,
    ...writing.documentation.words({ type: "METHOD", path, method: method.httpMethod }),
    ...writeMethodRequest(written, writing),
    ...writeMethodResponses(written, writing),
    ...security.of(method, written.at),
    "x-amazon-apigateway-request-validator": validatorName(written, writing),
    "x-amazon-apigateway-integration":
      methodIntegration && writeMethodIntegration(methodIntegration, written, writing),
  });
}

function validatorName(
  { method, at }: WrittenMethod,
  writing: DocumentWriting,
): string | undefined {
  const { requestValidators } = writing.record;
  const id = method.requestValidatorId;
  if (id === undefined) return undefined;
  const validator = Object.hasOwn(requestValidators, id) ? requestValidators[id] : undefined;
  if (validator) return validator.name ?? id;
  writing.omit(
    "openapi.request-validator",
    [...at, "requestValidatorId"],
    `the request validator ${id} does not exist in the API`,
  );
  return undefined;
}
