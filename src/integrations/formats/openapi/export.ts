import type { DocumentationPart } from "../../model/record/documentation.ts";
import type { DeploymentSnapshot } from "../../model/record/rest-api-record.ts";
import { type DocumentSyntax, printDocument } from "../print-document.ts";
import { deployedPart, type ExportExtension } from "./export-extensions.ts";
import type { JsonObject } from "./shape.ts";
import type { OpenApiWrite } from "./write.ts";
import { writeDocument } from "./write-document.ts";
import { writeDocumentationParts } from "./write-documentation.ts";
import { DocumentWriting } from "./writing.ts";

export type ExportType = "oas30" | "swagger";

export interface ExportOpenApiOptions {
  /** Parts of the stage's URL: `https://ID.execute-api.REGION.amazonaws.com/STAGE`. */
  readonly restApiId: string;
  readonly region: string;
  readonly stageName: string;
  /** Defaults to `oas30`, OpenAPI 3.0.1. */
  readonly exportType?: ExportType | undefined;
  /** Defaults to `json`. */
  readonly syntax?: DocumentSyntax | undefined;
  /** Defaults to none, for distribution to callers. */
  readonly extensions?: readonly ExportExtension[] | undefined;
  /** Creation time of the API in milliseconds since 1970: the version of an API without one. */
  readonly createdDate?: number | undefined;
  /** The documentation version of the stage. Defaults to none. */
  readonly documentation?: PublishedDocumentation | undefined;
}

export interface PublishedDocumentation {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
  readonly parts: readonly DocumentationPart[];
}

/**
 * Writes the document that GetExport returns for a deployed stage.
 *
 * The document is for callers of the API: without `extensions`, it does not describe backends. Its
 * omissions are those of OpenAPI, not of unselected extensions.
 *
 * @param api the snapshot of the stage's deployment
 *
 * @example
 * const { text } = exportOpenApi(lower(orders), {
 *   restApiId: "a1b2c3d4e5",
 *   region: "us-east-1",
 *   stageName: "live",
 *   extensions: ["apigateway"],
 * });
 */
export function exportOpenApi(
  api: DeploymentSnapshot,
  { exportType = "oas30", syntax = "json", extensions = [], ...about }: ExportOpenApiOptions,
): OpenApiWrite {
  const { documentation, createdDate } = about;
  const { version = createdDate === undefined ? undefined : timestamp(createdDate) } = api.restApi;
  const exported = deployedPart(api, extensions);
  const writing = new DocumentWriting(
    { ...exported, restApi: { ...exported.restApi, version } },
    {
      version: exportType === "swagger" ? "2.0" : "3.0",
      form: "export",
      documentation: documentation?.parts ?? [],
      extensions,
    },
  );
  const last = documentation ? writePublished(documentation) : {};
  const document = writeDocument(writing, { ...whereCalled(about), last });
  return { document, text: printDocument(document, syntax), omissions: writing.omissions };
}

/** Formats a time as AWS does: in UTC, to the second. */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Recorded for both versions. */
function whereCalled({ restApiId, region, stageName }: AboutStage) {
  const host = `${restApiId}.execute-api.${region}.amazonaws.com`;
  return {
    server: {
      url: `https://${host}/{basePath}`,
      variables: { basePath: { default: stageName } },
    },
    host: { host, basePath: `/${stageName}`, schemes: ["https"] },
  };
}

type AboutStage = Pick<ExportOpenApiOptions, "restApiId" | "region" | "stageName">;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-quick-start-publishing.html */
function writePublished({ version, createdDate, parts }: PublishedDocumentation): JsonObject {
  return {
    "x-amazon-apigateway-documentation": {
      version,
      createdDate: timestamp(createdDate),
      documentationParts: writeDocumentationParts(parts),
    },
  };
}
