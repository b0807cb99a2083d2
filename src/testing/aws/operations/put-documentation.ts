import type { DocumentationPartLocation } from "@aws-sdk/client-api-gateway";
import { equalJson } from "../../../core/json.ts";
import {
  type DocumentationPart,
  fillLocation,
} from "../../../integrations/model/record/documentation.ts";
import { randomId } from "../../request/ports.ts";
import type { Account, DocumentationPartRecord, StoredRestApi } from "../account/store.ts";

/**
 * Adds the parts of a document to an API, or overwrites its parts with them. They get new ids
 * (recorded). A part for the same location as another replaces it (not sourced).
 */
export function putDocumentation(
  account: Account,
  { documentation }: StoredRestApi,
  imported: readonly DocumentationPart[],
  mode: "merge" | "overwrite",
): DocumentationPartRecord[] {
  for (const { id, location } of Object.values(documentation.parts)) {
    const isReplaced =
      mode === "overwrite" || imported.some((part) => describesSame(part.location, location));
    if (isReplaced) delete documentation.parts[id];
  }
  return imported.map(({ location, properties }) => {
    const part: DocumentationPartRecord = {
      id: randomId(account.ports, 6),
      // The SDK types these strings as enumerations; AWS keeps any string of a document.
      location: location as DocumentationPartLocation,
      properties,
    };
    documentation.parts[part.id] = part;
    return part;
  });
}

/** Checks whether two locations are the same after their defaults are filled in. */
export function describesSame(
  one: DocumentationPart["location"] | DocumentationPartLocation | undefined,
  other: DocumentationPartLocation | undefined,
): boolean {
  if (one?.type === undefined || other?.type === undefined) return false;
  return equalJson(
    fillLocation({ ...one, type: one.type }),
    fillLocation({ ...other, type: other.type }),
  );
}
