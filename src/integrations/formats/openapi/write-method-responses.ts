import { defined, type Json } from "../../../core/json.ts";
import type { MethodResponseRecord } from "../../model/record/rest-api-record.ts";
import { isStatus } from "./method-responses.ts";
import type { JsonObject } from "./shape.ts";
import { oneModel } from "./write-method-request.ts";
import type { DocumentWriting, WrittenMethod } from "./writing.ts";

const header = "method.response.header.";

/** Writes the responses of an operation. */
export function writeMethodResponses(written: WrittenMethod, writing: DocumentWriting): JsonObject {
  const { methodResponses = {} } = written.method;
  const responses = Object.values(methodResponses).map((response) => [
    response.statusCode,
    writeResponse(response, written, writing),
  ]);
  if (writing.version !== "2.0") return { responses: Object.fromEntries(responses) };
  const produces = producedTypes(written, writing);
  return defined({
    produces: produces.length > 0 ? produces : undefined,
    responses: Object.fromEntries(responses),
  });
}

function writeResponse(
  response: MethodResponseRecord,
  written: WrittenMethod,
  writing: DocumentWriting,
): JsonObject {
  const { statusCode } = response;
  const { path, method } = written;
  const place = { path, method: method.httpMethod, statusCode };
  const at = [...written.at, "methodResponses", statusCode];
  if (!isStatus(statusCode))
    writing.omit("openapi.status", at, "OpenAPI responses must be for a single status");
  const headers = writeHeaders(response, place, at, writing);
  const models = response.responseModels ?? {};
  const { description = `${statusCode} response`, ...documented } = writing.documentation.words({
    type: "RESPONSE",
    ...place,
  });
  if (writing.version === "2.0") {
    const model = oneModel(models, [...at, "responseModels"], writing);
    const schema = model === undefined ? undefined : writing.schemaOf(model);
    return defined({ description, schema, headers, ...documented });
  }
  const content = Object.entries(models).map(([type, model]) => [
    type,
    { schema: writing.schemaOf(model) },
  ]);
  // GetExport writes empty content (recorded).
  const isSaid = content.length > 0 || writing.form === "export";
  return defined({
    description,
    headers,
    content: isSaid ? Object.fromEntries(content) : undefined,
    ...documented,
  });
}

function writeHeaders(
  { responseParameters = {} }: MethodResponseRecord,
  place: { readonly path: string; readonly method: string; readonly statusCode: string },
  at: readonly string[],
  writing: DocumentWriting,
): JsonObject | undefined {
  const headers = Object.entries(responseParameters).flatMap(([text, required]) => {
    if (!text.startsWith(header)) {
      writing.omit(
        "openapi.response-parameter",
        [...at, "responseParameters"],
        `OpenAPI does not support the response parameter ${text}`,
      );
      return [];
    }
    if (required) {
      writing.omit(
        "openapi.required-header",
        [...at, "responseParameters"],
        `OpenAPI cannot express that ${text} is required`,
      );
    }
    const name = text.slice(header.length);
    const type = writing.version === "2.0" ? { type: "string" } : { schema: { type: "string" } };
    const documented = writing.documentation.words({ type: "RESPONSE_HEADER", ...place, name });
    return [[name, { ...type, ...documented }] as const];
  });
  return headers.length > 0 ? Object.fromEntries(headers) : undefined;
}

/**
 * Returns the produced types of OpenAPI 2.0, one list for all responses. GetExport includes those
 * of templates (recorded).
 */
function producedTypes({ method, at }: WrittenMethod, writing: DocumentWriting): Json[] {
  const { methodResponses = {}, methodIntegration } = method;
  const perResponse = Object.values(methodResponses).map(({ responseModels = {} }) =>
    Object.keys(responseModels),
  );
  const types = new Set(perResponse.flat());
  for (const own of perResponse) {
    if (own.length > 0 && own.length < types.size) {
      writing.omit(
        "openapi.media-types",
        [...at, "methodResponses"],
        "OpenAPI 2.0 uses the same media types for all responses: some responses get additional ones",
      );
      break;
    }
  }
  if (writing.form === "export") {
    for (const { responseTemplates } of Object.values(
      methodIntegration?.integrationResponses ?? {},
    )) {
      for (const type of Object.keys(responseTemplates ?? {})) types.add(type);
    }
  }
  return [...types];
}
