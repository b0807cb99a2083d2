export type { DocumentationLocation, DocumentationPart } from "../model/record/documentation.ts";
export type { RuleCode } from "../model/rules/rule.ts";
export type { LoadedFunction } from "./cloudformation/functions.ts";
export {
  type MissingValue,
  type ResolvedResource,
  type ResolvedTemplate,
  resolveTemplate,
  type TemplateValues,
} from "./cloudformation/resolve.ts";
export {
  type CloudFormationTemplate,
  parseCloudFormation,
  type TemplateResource,
  type Unresolved,
} from "./cloudformation/template.ts";
export {
  type CloudFormationWrite,
  type WriteCloudFormationOptions,
  writeCloudFormation,
} from "./cloudformation/write.ts";
export { lambdasOf } from "./lambdas-of.ts";
export { type LoadOptions, loadApi } from "./load.ts";
export type { LoadFinding, LoadFindingDetails, RuleFinding, Severity } from "./load-finding.ts";
export type {
  Loaded,
  LoadedApi,
  LoadedFormat,
  LoadedHttpApi,
  LoadedRestApi,
  LoadedStage,
  LoadedWebSocketApi,
} from "./loaded-api.ts";
export type { BasePathMode } from "./openapi/base-path.ts";
export type { OpenApiVersion } from "./openapi/document.ts";
export type { IdentifiedPart, OpenApiIds } from "./openapi/document-reading.ts";
export {
  type ExportOpenApiOptions,
  type ExportType,
  exportOpenApi,
  type PublishedDocumentation,
} from "./openapi/export.ts";
export type { ExportExtension } from "./openapi/export-extensions.ts";
export type { ReadReferredFile } from "./openapi/files.ts";
export type { OpenApiFinding, OpenApiProblem } from "./openapi/finding.ts";
export { type OpenApiRead, type ReadOpenApiOptions, readOpenApi } from "./openapi/read.ts";
export type { JsonObject } from "./openapi/shape.ts";
export { type OpenApiWrite, type WriteOpenApiOptions, writeOpenApi } from "./openapi/write.ts";
export type { DocumentSyntax, Omission, OmissionCode } from "./print-document.ts";
export type { ReadFile } from "./read-file.ts";
export { restApiIn } from "./rest-api-in.ts";
export type { TextPlace } from "./source-text.ts";
export type { DocumentText } from "./unresolved-text.ts";
