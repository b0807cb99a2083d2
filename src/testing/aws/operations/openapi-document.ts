import { isGatewrightError } from "../../../core/errors.ts";
import { defined } from "../../../core/json.ts";
import {
  type BasePathMode,
  basePathModes,
} from "../../../integrations/formats/openapi/base-path.ts";
import { isImportable } from "../../../integrations/formats/openapi/document.ts";
import type {
  IdentifiedPart,
  OpenApiIds,
} from "../../../integrations/formats/openapi/document-reading.ts";
import { type OpenApiRead, readOpenApi } from "../../../integrations/formats/openapi/read.ts";
import {
  fillIntegrationDefaults,
  methodDefaults,
} from "../../../integrations/model/record/defaults.ts";
import type { DocumentationPart } from "../../../integrations/model/record/documentation.ts";
import type {
  ById,
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import { restApiRules } from "../../../integrations/model/rules/rest-api.ts";
import { randomId } from "../../request/ports.ts";
import { badRequest } from "../account/aws-error.ts";
import { withStoredPolicy } from "../account/policy.ts";
import { type Account, collection, type StoredRestApi } from "../account/store.ts";
import { checkRules } from "./operation.ts";

/** The input that ImportRestApi and PutRestApi share. */
export interface DocumentInput {
  readonly body?: Uint8Array | undefined;
  readonly failOnWarnings?: boolean | undefined;
  /** Parameters from the query: `basepath`, `endpointConfigurationTypes`, `ignore`. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** A document as the API would store it, with AWS's warnings. */
export interface ImportedDocument {
  readonly record: RestApiRecord;
  /** Undefined if the caller ignores documentation. */
  readonly documentation: readonly DocumentationPart[];
  readonly warnings: readonly string[];
}

/** @throws AwsError if the body is not an OpenAPI document, or AWS would reject the document. */
export function readDocument(
  account: Account,
  stored: StoredRestApi,
  { body = new Uint8Array(), failOnWarnings = false, parameters = {} }: DocumentInput,
): ImportedDocument {
  const ids = idsIn(account, stored);
  const { record, documentation, findings } = read(body, ids, basePathMode(parameters));
  const of = (code: string) =>
    findings.filter((finding) => finding.code === code).map(({ message }) => message);
  const warnings = of("openapi.warning");
  const refusals = of("openapi.refused");
  // Not recorded; these two texts are from public reports.
  if (refusals.length > 0) throw badRequest(listed("Errors found during import:", refusals));
  if (failOnWarnings && warnings.length > 0) {
    throw badRequest(listed("Warnings found during import:", warnings));
  }
  const types = parameters["endpointConfigurationTypes"]?.split(",");
  const restApi = withStoredPolicy(account, stored.id, {
    ...record.restApi,
    ...(types && { endpointConfiguration: { ...record.restApi.endpointConfiguration, types } }),
  });
  checkRules(restApiRules, restApi);
  return {
    record: { ...record, restApi, resources: fillResources(record.resources) },
    documentation: parameters["ignore"] === "documentation" ? [] : documentation,
    warnings,
  };
}

function read(body: Uint8Array, ids: OpenApiIds, basePath: BasePathMode): OpenApiRead {
  if (!isImportable(body.length)) throw badRequest("Invalid OpenAPI input.");
  try {
    return readOpenApi(body, { ids, basePath });
  } catch (error) {
    if (isGatewrightError(error)) throw badRequest("Invalid OpenAPI input.");
    throw error;
  }
}

/** How AWS handles another value is not known. */
function basePathMode({ basepath }: Readonly<Record<string, string>>): BasePathMode {
  const mode = basePathModes.find((known) => known === (basepath ?? "ignore"));
  if (mode) return mode;
  throw badRequest(
    `gatewright: the basepath ${basepath} is not one of ${basePathModes.join(", ")}`,
  );
}

function listed(title: string, texts: readonly string[]): string {
  return [title, ...texts].join("\n\t");
}

/** Existing parts keep their ids; each new part gets a random id. */
function idsIn(account: Account, { id, record }: StoredRestApi): OpenApiIds {
  const known = new Map<string, string>();
  const keep = (part: IdentifiedPart, name: string | undefined, partId: string | undefined) => {
    if (name !== undefined && partId !== undefined) known.set(`${part} ${name}`, partId);
  };
  for (const each of Object.values(record.resources)) keep("resource", each.path, each.id);
  for (const each of Object.values(record.models)) keep("model", each.name, each.id);
  for (const each of Object.values(record.authorizers)) keep("authorizer", each.name, each.id);
  for (const each of Object.values(record.requestValidators)) {
    keep("request-validator", each.name, each.id);
  }
  return {
    restApi: id,
    of(part, name) {
      const key = `${part} ${name}`;
      const partId = known.get(key) ?? randomId(account.ports, 6);
      known.set(key, partId);
      return partId;
    },
  };
}

function fillResources(resources: ById<ResourceRecord>): ById<ResourceRecord> {
  const filled = Object.values(resources).map((resource) => {
    const methods = Object.values(resource.resourceMethods).map((method) => [
      method.httpMethod,
      fillMethod(method, resource.id),
    ]);
    const resourceMethods = collection<MethodRecord>(Object.fromEntries(methods));
    return [resource.id, { ...resource, resourceMethods }] as const;
  });
  return Object.fromEntries(filled);
}

/** Fills in AWS's defaults for members that the document does not have (recorded). */
function fillMethod(method: MethodRecord, resourceId: string): MethodRecord {
  const { methodIntegration } = method;
  return defined({
    ...methodDefaults,
    ...method,
    methodIntegration: methodIntegration && fillIntegrationDefaults(methodIntegration, resourceId),
  });
}
