import type { PutRestApiRequest, RestApi } from "@aws-sdk/client-api-gateway";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import { findRestApi } from "../account/store.ts";
import { mergeRecord, overwriteRecord } from "./merge-record.ts";
import type { DocumentInput } from "./openapi-document.ts";
import type { Bound, Operation } from "./operation.ts";
import { putDocumentation } from "./put-documentation.ts";
import { toTaggedOutput, withWarnings } from "./rest-apis.ts";

type PutInput = DocumentInput & Pick<Bound<PutRestApiRequest, "restApiId">, "restApiId" | "mode">;

/**
 * Updates an API from a document. The mode defaults to `merge`. Both keep deployments and stages.
 */
export const putRestApi: Operation<PutInput, RestApi> = async (
  account,
  { restApiId, mode, ...input },
) => {
  // Loaded on use: YAML and schemas would take a third of this entry point's loading time.
  const { readDocument } = await import("./openapi-document.ts");
  checkConstraints([oneOf("mode", mode, ["merge", "overwrite"])]);
  const current = findRestApi(account, restApiId);
  const { record: read, documentation, warnings } = readDocument(account, current, input);
  const change = mode === "overwrite" ? overwriteRecord : mergeRecord;
  const stored = { ...current, record: change(current.record, read) };
  account.restApis.set(restApiId, stored);
  putDocumentation(account, stored, documentation, mode ?? "merge");
  return withWarnings(toTaggedOutput(stored), warnings);
};
