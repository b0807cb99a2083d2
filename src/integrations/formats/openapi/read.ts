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
  /** How to treat `basePath` or the first server's path. Defaults to `ignore`, like AWS. */
  readonly basePath?: BasePathMode | undefined;
  /**
   * `template`: the document is part of a CloudFormation template, or another tool replaces names
   * in it. Functions, `${…}` and names in place of a URI are not reported. Defaults to `final`: the
   * text is used unchanged.
   */
  readonly text?: DocumentText | undefined;
  /**
   * Reads the files that the document refers to. Without it, references to files are ignored, each
   * with a finding. Remote references are never fetched.
   */
  readonly readFile?: ReadReferredFile | undefined;
  /** Defaults to ids derived from names, so that the same document gives the same record. */
  readonly ids?: OpenApiIds | undefined;
}

/** The content of a document. */
export interface DocumentRead {
  /** Everything in the document that an API can hold, including what AWS would reject. */
  readonly record: RestApiRecord;
  /** The documentation parts. */
  readonly documentation: readonly DocumentationPart[];
  /** What an import ignores, changes or rejects, with AWS's texts. */
  readonly findings: readonly OpenApiFinding[];
}

/** The content of a document's text. */
export interface OpenApiRead extends DocumentRead {
  /** Returns line and column of a finding's `at`. */
  readonly placeOf: (at: readonly string[]) => TextPlace;
}

/**
 * Reads an OpenAPI document, 2.0, 3.0 or 3.1, JSON or YAML, as ImportRestApi does: operations become
 * methods, schemas become models, and the `x-amazon-apigateway-*` extensions everything else.
 *
 * @throws GatewrightError `document.invalid`: not an OpenAPI document; `document.limit`: larger
 * than 16 MB, nested too deep, or too many aliased values.
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

/** Reads the OpenAPI document of a parsed text. */
export function readSource(source: SourceText, options: ReadOpenApiOptions = {}): DocumentRead {
  const read = readDocument(documentIn(source), options);
  if (isImportable(source.size)) return read;
  const message = `API Gateway rejects imports of more than ${importedMegabytes} MB`;
  const details = { problem: "size", megabytes: importedMegabytes } as const;
  const tooLarge: OpenApiFinding = { code: "openapi.refused", at: [], message, details };
  return { ...read, findings: [tooLarge, ...read.findings] };
}

/** Reads an OpenAPI document in another document. */
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

/** Returns the paths of the API's parts; a resource without a path item has the path of `paths`. */
function partPlaces(reading: DocumentReading): PartPlaces {
  const { at: schemas } = componentsOf(reading.document, "schemas");
  return {
    ofModel: (name) => reading.placeOf(`model ${name}`) ?? [...schemas, name],
    ofPath: (path) => reading.placeOf(path) ?? ["paths"],
    ofMethod: (httpMethod, path) => reading.placeOf(`${httpMethod} ${path}`) ?? ["paths"],
  };
}
