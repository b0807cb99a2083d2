import type { DocumentationPartLocation } from "@aws-sdk/client-api-gateway";
import { equalJson } from "../../../core/json.ts";
import {
  type DocumentationPart,
  fillLocation,
} from "../../../integrations/model/record/documentation.ts";
import { randomId } from "../../request/ports.ts";
import type { Account, DocumentationPartRecord, StoredRestApi } from "../account/store.ts";

/**
 * Puts the parts of a document into an API, which get new ids (recorded): beside the parts that are
 * there, or instead of them. A part that describes the same thing as another replaces it (unsourced).
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
      // A document's words are wider than the SDK's enumeration: AWS keeps what it was given.
      location: location as DocumentationPartLocation,
      properties,
    };
    documentation.parts[part.id] = part;
    return part;
  });
}

/** Whether two locations are the same, once what they leave open is filled in. */
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
