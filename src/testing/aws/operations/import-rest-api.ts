import type { RestApi } from "@aws-sdk/client-api-gateway";
import { newStoredRestApi } from "../account/store.ts";
import { overwriteRecord } from "./merge-record.ts";
import type { DocumentInput } from "./openapi-document.ts";
import type { Operation } from "./operation.ts";
import { putDocumentation } from "./put-documentation.ts";
import { toRestApiOutput, withWarnings } from "./rest-apis.ts";

/** A refused document leaves no API behind. */
export const importRestApi: Operation<DocumentInput, RestApi> = async (account, input) => {
  // Loaded on use: YAML and schemas would be a third of the time that this door takes to load.
  const { readDocument } = await import("./openapi-document.ts");
  const empty = newStoredRestApi(account, {});
  const { record, documentation, warnings } = readDocument(account, empty, input);
  const stored = { ...empty, record: overwriteRecord(empty.record, record) };
  putDocumentation(account, stored, documentation, "overwrite");
  account.restApis.set(stored.id, stored);
  return withWarnings(toRestApiOutput(stored), warnings);
};
