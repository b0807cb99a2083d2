import { defined, type Json } from "../../../core/json.ts";
import { declaredParameter } from "./parameter-location.ts";
import type { JsonObject } from "./shape.ts";
import type { DocumentWriting, WrittenMethod } from "./writing.ts";

const partTypes = {
  path: "PATH_PARAMETER",
  query: "QUERY_PARAMETER",
  header: "REQUEST_HEADER",
} as const;

/** Writes the parameters and body of an operation. */
export function writeMethodRequest(written: WrittenMethod, writing: DocumentWriting): JsonObject {
  const parameters = writeParameters(written, writing);
  if (writing.version !== "2.0") {
    return defined({
      parameters: parameters.length > 0 ? parameters : undefined,
      requestBody: writeRequestBody(written, writing),
    });
  }
  const body = writeBodyParameter(written, writing);
  const all = [...parameters, ...(body ? [body] : [])];
  const types = consumedTypes(written, writing);
  return defined({
    consumes: types.length > 0 ? types : undefined,
    parameters: all.length > 0 ? all : undefined,
  });
}

function writeParameters(written: WrittenMethod, writing: DocumentWriting): JsonObject[] {
  const { method, path, at } = written;
  const declared = new Map(Object.entries(method.requestParameters ?? {}));
  if (writing.form === "source") {
    // A document must declare them; an import declares them anyway.
    const variables = written.pathVariables.map((name) => `method.request.path.${name}`);
    for (const text of variables) declared.set(text, declared.get(text) ?? true);
  }
  return [...declared].flatMap(([text, required]) => {
    const parameter = declaredParameter(text);
    if (!parameter) {
      writing.omit(
        "openapi.parameter",
        [...at, "requestParameters"],
        `OpenAPI does not support the parameter ${text}`,
      );
      return [];
    }
    if (parameter.in === "path" && !required) {
      writing.omit(
        "openapi.optional-path-parameter",
        [...at, "requestParameters"],
        `${text} becomes required because it is in the path`,
      );
    }
    const isRequired = required || parameter.in === "path";
    const documented = writing.documentation.words({
      type: partTypes[parameter.in],
      path,
      method: method.httpMethod,
      name: parameter.name,
    });
    return [{ ...withType(parameter, isRequired, writing), ...documented }];
  });
}

/**
 * Adds the type; OpenAPI 2.0 has it beside the name. GetExport includes `required: false` there
 * (recorded).
 */
function withType(
  parameter: { readonly in: string; readonly name: string },
  required: boolean,
  { version, form }: DocumentWriting,
): JsonObject {
  const { in: place, name } = parameter;
  const isSaid = required || (version === "2.0" && form === "export");
  return {
    name,
    in: place,
    ...(isSaid && { required }),
    ...(version === "2.0" ? { type: "string" } : { schema: { type: "string" } }),
  };
}

function writeRequestBody(
  { method, path }: WrittenMethod,
  writing: DocumentWriting,
): JsonObject | undefined {
  const models = Object.entries(method.requestModels ?? {});
  if (models.length === 0) return undefined;
  const content = models.map(([type, model]) => [type, { schema: writing.schemaOf(model) }]);
  return {
    ...writing.documentation.words({ type: "REQUEST_BODY", path, method: method.httpMethod }),
    content: Object.fromEntries(content),
    required: true,
  };
}

/** OpenAPI 2.0 has one body for all media types. */
function writeBodyParameter(
  { method, path, at }: WrittenMethod,
  writing: DocumentWriting,
): JsonObject | undefined {
  const model = oneModel(method.requestModels ?? {}, [...at, "requestModels"], writing);
  if (model === undefined) return undefined;
  return {
    in: "body",
    name: model,
    required: true,
    schema: writing.schemaOf(model),
    ...writing.documentation.words({ type: "REQUEST_BODY", path, method: method.httpMethod }),
  };
}

/** Returns one model for all media types: the one for JSON, or the first. */
export function oneModel(
  models: Readonly<Record<string, string>>,
  at: readonly string[],
  writing: DocumentWriting,
): string | undefined {
  const [first] = Object.values(models);
  const chosen = Object.hasOwn(models, "application/json") ? models["application/json"] : first;
  for (const [type, model] of Object.entries(models)) {
    if (model !== chosen) {
      writing.omit(
        "openapi.model-per-media-type",
        at,
        `OpenAPI 2.0 supports one model for all media types: ${type} loses ${model}`,
      );
    }
  }
  return chosen;
}

/**
 * Returns the consumed types. GetExport includes those of request templates (recorded); an import
 * would give them models.
 */
function consumedTypes({ method }: WrittenMethod, { form }: DocumentWriting): Json[] {
  const templates = form === "export" ? method.methodIntegration?.requestTemplates : undefined;
  const types = [...Object.keys(method.requestModels ?? {}), ...Object.keys(templates ?? {})];
  return [...new Set(types)];
}
