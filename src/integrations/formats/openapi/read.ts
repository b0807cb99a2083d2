import type { DocumentationPart } from "../../model/record/documentation.ts";
import { resourceTree } from "../../model/record/resource-tree.ts";
import { emptyRestApiRecord, type RestApiRecord } from "../../model/record/rest-api-record.ts";
import type { SourceText, TextPlace } from "../source-text.ts";
import type { DocumentText } from "../unresolved-text.ts";
import { type BasePathMode, basePathFor } from "./base-path.ts";
import { type PartPlaces, refusalsOf } from "./check.ts";
import {
  componentsOf,
  documentIn,
  importedMegabytes,
  isImportable,
  type OpenApiDocument,
  parseText,
} from "./document.ts";
import { DocumentReading, idsFromNames, type OpenApiIds } from "./document-reading.ts";
import { readDocumentation } from "./documentation.ts";
import { type ReadReferredFile, withFiles } from "./files.ts";
import type { OpenApiFinding } from "./finding.ts";
import { readMethods } from "./methods.ts";
import { readModels } from "./models.ts";
import { readRequestValidators } from "./request-validators.ts";
import { readSecurity } from "./security.ts";
import { readGatewayResponses, readSettings } from "./settings.ts";

export interface ReadOpenApiOptions {
  /** What becomes of `basePath`, or of the first server's path. Absent: `ignore`, as AWS does. */
  readonly basePath?: BasePathMode | undefined;
  /**
   * `template`: the document is part of a CloudFormation template, or another tool replaces names
   * in it. Functions, `${…}` and names in place of a URI are not held against it. Absent: `final`,
   * the text stands as it is.
   */
  readonly text?: DocumentText | undefined;
  /**
   * Reads the files that the document refers to. Absent: references to them are left out, each with
   * a finding. Remote references always are: nothing is fetched.
   */
  readonly readFile?: ReadReferredFile | undefined;
  /** Absent: ids made from names, so that the same document gives the same record. */
  readonly ids?: OpenApiIds | undefined;
}

/** What a document says. */
export interface DocumentRead {
  /** All that the document says that an API can hold, what AWS would refuse included. */
  readonly record: RestApiRecord;
  /** What the document tells people, part by part. */
  readonly documentation: readonly DocumentationPart[];
  /** What does not become part of the API as it is written, and what AWS says to it. */
  readonly findings: readonly OpenApiFinding[];
}

/** What the text of a document says. */
export interface OpenApiRead extends DocumentRead {
  /** Line and column of a finding's `at`, looked up when asked. */
  readonly placeOf: (at: readonly string[]) => TextPlace;
}

/**
 * Reads an OpenAPI document, 2.0, 3.0 or 3.1, JSON or YAML, as ImportRestApi does: operations become
 * methods, schemas become models, and the `x-amazon-apigateway-*` extensions everything else.
 *
 * @throws GatewrightError `document.invalid`: this is no OpenAPI document; `document.limit`: it is
 * larger than 16 MB, too deep, or its aliases multiply.
 *
 * @example
 * const { record, findings } = readOpenApi(readFileSync("openapi.yaml"));
 */
export function readOpenApi(
  source: string | Uint8Array,
  options: ReadOpenApiOptions = {},
): OpenApiRead {
  const text = parseText(source);
  return { ...readSource(text, options), placeOf: text.placeOf };
}

/** The same of a text that is parsed already. */
export function readSource(source: SourceText, options: ReadOpenApiOptions = {}): DocumentRead {
  const read = readDocument(documentIn(source), options);
  if (isImportable(source.size)) return read;
  const message = `API Gateway imports no document of more than ${importedMegabytes} MB`;
  const details = { problem: "size", megabytes: importedMegabytes } as const;
  const tooLarge: OpenApiFinding = { code: "openapi.refused", at: [], message, details };
  return { ...read, findings: [tooLarge, ...read.findings] };
}

/** The same of a document that another text holds. */
export function readDocument(
  document: OpenApiDocument,
  { basePath = "ignore", text = "final", ids = idsFromNames, readFile }: ReadOpenApiOptions = {},
): DocumentRead {
  const reading = new DocumentReading(readFile ? withFiles(document, readFile) : document, ids);
  const restApi = readSettings(reading);
  const models = readModels(reading);
  const security = readSecurity(reading);
  const validators = readRequestValidators(reading);
  const parts = { models, security, validators };
  const methods = readMethods(reading, parts, basePathFor(reading.document, basePath));
  const record: RestApiRecord = {
    ...emptyRestApiRecord(restApi),
    resources: resourceTree(methods, (path) => ids.of("resource", path)),
    models: models.records(),
    requestValidators: validators.records,
    authorizers: security.authorizers,
    gatewayResponses: readGatewayResponses(reading),
  };
  const documentation = readDocumentation(reading);
  return {
    record,
    documentation,
    findings: [...reading.findings, ...refusalsOf(record, text, partPlaces(reading))],
  };
}

/** A resource that only stands above others is at the paths. */
function partPlaces(reading: DocumentReading): PartPlaces {
  const { at: schemas } = componentsOf(reading.document, "schemas");
  return {
    ofModel: (name) => reading.placeOf(`model ${name}`) ?? [...schemas, name],
    ofPath: (path) => reading.placeOf(path) ?? ["paths"],
    ofMethod: (httpMethod, path) => reading.placeOf(`${httpMethod} ${path}`) ?? ["paths"],
  };
}
