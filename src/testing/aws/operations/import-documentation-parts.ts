import type {
  DocumentationPartIds,
  ImportDocumentationPartsRequest,
} from "@aws-sdk/client-api-gateway";
import { isGatewrightError } from "../../../core/errors.ts";
import { badRequest } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import { findRestApi } from "../account/store.ts";
import type { Bound, Operation } from "./operation.ts";
import { putDocumentation } from "./put-documentation.ts";

type ImportInput = Bound<ImportDocumentationPartsRequest, "restApiId">;

/** Imports the documentation of a document and ignores the rest. The mode defaults to `merge`. */
export const importDocumentationParts: Operation<ImportInput, DocumentationPartIds> = async (
  account,
  { restApiId, mode = "merge", body = new Uint8Array() },
) => {
  // Loaded on use, like the other readers of documents.
  const { readOpenApiDocumentation } = await import(
    "../../../integrations/formats/openapi/documentation.ts"
  );
  checkConstraints([oneOf("mode", mode, ["merge", "overwrite"])]);
  const stored = findRestApi(account, restApiId);
  const parts = read(() => readOpenApiDocumentation(body));
  return { ids: putDocumentation(account, stored, parts, mode).map(({ id }) => id) };
};

/** Recorded for a file that is not a document. */
function read<Value>(reader: () => Value): Value {
  try {
    return reader();
  } catch (error) {
    if (isGatewrightError(error)) {
      throw badRequest("Unable to build importer with provided input.");
    }
    throw error;
  }
}
