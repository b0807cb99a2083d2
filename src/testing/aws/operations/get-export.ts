import type { ExportResponse, GetExportRequest } from "@aws-sdk/client-api-gateway";
import { encodeUtf8 } from "../../../core/utf8.ts";
import type {
  ExportType,
  PublishedDocumentation,
} from "../../../integrations/formats/openapi/export.ts";
import {
  type ExportExtension,
  exportExtensions,
} from "../../../integrations/formats/openapi/export-extensions.ts";
import { badRequest } from "../account/aws-error.ts";
import { findRestApi, type StoredRestApi } from "../account/store.ts";
import type { Bound, Operation } from "./operation.ts";
import { findStage } from "./stages.ts";

type ExportOutput = Omit<ExportResponse, "body"> & { readonly body: Uint8Array };

/** The document of what a stage serves, as it was when it was deployed. */
export const getExport: Operation<
  Bound<GetExportRequest, "restApiId" | "stageName" | "exportType">,
  ExportOutput
> = async (account, { restApiId, stageName, exportType, parameters = {}, accepts }) => {
  // Loaded on use, like the reader of documents.
  const { exportOpenApi } = await import("../../../integrations/formats/openapi/export.ts");
  const stored = findRestApi(account, restApiId);
  const stage = findStage(account, { restApiId, stageName });
  const deployed = stored.record.deployments[stage.deploymentId ?? ""]?.snapshot ?? stored.record;
  const type = exportTypes.find((known) => known === exportType);
  // The text is another emulator's.
  if (!type) throw badRequest(`No API exporter for type '${exportType}'`);
  const syntax = accepts === "application/yaml" ? "yaml" : "json";
  const { document, text } = exportOpenApi(deployed, {
    restApiId,
    region: account.region,
    stageName,
    exportType: type,
    syntax,
    extensions: readExtensions(parameters["extensions"]),
    createdDate: stored.createdDate,
    documentation: publishedDocumentation(stored, stage.documentationVersion),
  });
  const { version } = Object(document["info"]);
  return {
    contentType: "application/octet-stream",
    contentDisposition: `attachment; filename="${type}_${version}.${syntax}"`,
    body: encodeUtf8(text),
  };
};

const exportTypes: readonly ExportType[] = ["oas30", "swagger"];

/** Documentation is in an export anyway; what Postman's extensions look like is not known. */
function readExtensions(text: string | undefined): ExportExtension[] {
  const words = (text ?? "").split(",").filter((word) => word !== "" && word !== "documentation");
  return words.map((word) => {
    const extension = exportExtensions.find((each) => each === word);
    if (extension) return extension;
    throw badRequest(
      `gatewright: the export extension ${word} is not one of ${exportExtensions.join(", ")}, documentation`,
    );
  });
}

function publishedDocumentation(
  { documentation }: StoredRestApi,
  version: string | undefined,
): PublishedDocumentation | undefined {
  const published = version === undefined ? undefined : documentation.versions[version];
  if (!published) return undefined;
  const parts = published.parts.flatMap(({ location, properties = "{}" }) =>
    location?.type === undefined
      ? []
      : [{ location: { ...location, type: location.type }, properties }],
  );
  return { version: published.version, createdDate: published.createdDate, parts };
}
