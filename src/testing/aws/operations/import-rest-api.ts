import type { RestApi } from "@aws-sdk/client-api-gateway";
import { newStoredRestApi } from "../account/store.ts";
import { overwriteRecord } from "./merge-record.ts";
import type { DocumentInput } from "./openapi-document.ts";
import type { Operation } from "./operation.ts";
import { putDocumentation } from "./put-documentation.ts";
import { toRestApiOutput, withWarnings } from "./rest-apis.ts";

/** Creates an API from a document. A rejected document creates none. */
export const importRestApi: Operation<DocumentInput, RestApi> = async (account, input) => {
  // Loaded on use: YAML and schemas would take a third of this entry point's loading time.
  const { readDocument } = await import("./openapi-document.ts");
  const empty = newStoredRestApi(account, {});
  const { record, documentation, warnings } = readDocument(account, empty, input);
  const stored = { ...empty, record: overwriteRecord(empty.record, record) };
  putDocumentation(account, stored, documentation, "overwrite");
  account.restApis.set(stored.id, stored);
  return withWarnings(toRestApiOutput(stored), warnings);
};
