import type {
  CreateDocumentationPartRequest,
  CreateDocumentationVersionRequest,
  DeleteDocumentationPartRequest,
  DeleteDocumentationVersionRequest,
  DocumentationPart,
  DocumentationVersion,
  GetDocumentationPartRequest,
  GetDocumentationPartsRequest,
  GetDocumentationVersionRequest,
  GetDocumentationVersionsRequest,
  UpdateDocumentationPartRequest,
  UpdateDocumentationVersionRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { randomId } from "../../request/ports.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import {
  type Account,
  type DocumentationPartRecord,
  type DocumentationVersionRecord,
  findRestApi,
} from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { type Bound, type Operation, page } from "./operation.ts";
import { describesSame } from "./put-documentation.ts";

export const createDocumentationPart: Operation<
  Bound<CreateDocumentationPartRequest, "restApiId">,
  DocumentationPart
> = (account, { restApiId, location, properties }) => {
  checkConstraints([
    oneOf("createDocumentationPartInput.location.type", location?.type, locationTypes),
  ]);
  const { parts } = findRestApi(account, restApiId).documentation;
  const isTaken = Object.values(parts).some((other) => describesSame(other.location, location));
  if (location?.type !== undefined && isTaken) {
    // Documented for a part of the API; the format of other locations is not sourced.
    const written = Object.entries(location).map(([member, value]) => `${member} '${value}'`);
    throw conflict(
      `Documentation part already exists for the specified location: ${written.join(", ")}.`,
    );
  }
  const part: DocumentationPartRecord = defined({
    id: randomId(account.ports, 6),
    location,
    properties,
  });
  parts[part.id] = part;
  return part;
};

/** In the order in which AWS lists them (recorded). */
const locationTypes = [
  "RESPONSE_BODY",
  "RESPONSE",
  "METHOD",
  "MODEL",
  "AUTHORIZER",
  "RESPONSE_HEADER",
  "RESOURCE",
  "PATH_PARAMETER",
  "REQUEST_BODY",
  "QUERY_PARAMETER",
  "API",
  "REQUEST_HEADER",
];

export const getDocumentationPart: Operation<
  Bound<GetDocumentationPartRequest, "restApiId" | "documentationPartId">,
  DocumentationPart
> = (account, key) => findPart(account, key);

/**
 * Lists parts. The filters by type, name and path are compared with the part's location; the status
 * filters by whether a part has content (documented).
 */
export const getDocumentationParts: Operation<
  Bound<GetDocumentationPartsRequest, "restApiId">,
  { items: DocumentationPart[]; position?: string }
> = (account, input) => {
  const parts = Object.values(findRestApi(account, input.restApiId).documentation.parts);
  const wanted = parts.filter(
    ({ location, properties }) =>
      [undefined, properties ? "DOCUMENTED" : "UNDOCUMENTED"].includes(input.locationStatus) &&
      [undefined, location?.type].includes(input.type) &&
      [undefined, location?.name].includes(input.nameQuery) &&
      [undefined, location?.path].includes(input.path),
  );
  return page(wanted, input);
};

const partPatches: PatchTable = { dialect: "list", rows: { "/properties": text("properties") } };

export const updateDocumentationPart: Operation<
  Bound<UpdateDocumentationPartRequest, "restApiId" | "documentationPartId">,
  DocumentationPart
> = (account, input) => {
  checkConstraints(patchConstraints("updateDocumentationPart", input.patchOperations));
  const part = applyPatches(partPatches, findPart(account, input), input.patchOperations);
  // The text is from another emulator.
  if (!part.properties) throw badRequest("Documentation part properties must be non-empty");
  findRestApi(account, input.restApiId).documentation.parts[part.id] = part;
  return part;
};

export const deleteDocumentationPart: Operation<
  Bound<DeleteDocumentationPartRequest, "restApiId" | "documentationPartId">,
  object
> = (account, key) => {
  const { id } = findPart(account, key);
  delete findRestApi(account, key.restApiId).documentation.parts[id];
  return {};
};

export const createDocumentationVersion: Operation<
  Bound<CreateDocumentationVersionRequest, "restApiId">,
  DocumentationVersion
> = (account, { restApiId, documentationVersion = "", description, stageName = "" }) => {
  const { record, documentation } = findRestApi(account, restApiId);
  // Not recorded.
  if (documentation.versions[documentationVersion]) {
    throw conflict("Documentation version already exists");
  }
  const version: DocumentationVersionRecord = defined({
    version: documentationVersion,
    description,
    createdDate: account.ports.clock(),
    parts: Object.values(documentation.parts),
  });
  documentation.versions[documentationVersion] = version;
  const stage = record.stages[stageName];
  if (stage) record.stages[stageName] = { ...stage, documentationVersion };
  return toOutput(version);
};

export const getDocumentationVersion: Operation<
  Bound<GetDocumentationVersionRequest, "restApiId" | "documentationVersion">,
  DocumentationVersion
> = (account, key) => toOutput(findVersion(account, key));

export const getDocumentationVersions: Operation<
  Bound<GetDocumentationVersionsRequest, "restApiId">,
  { items: DocumentationVersion[]; position?: string }
> = (account, input) => {
  const { versions } = findRestApi(account, input.restApiId).documentation;
  return page(Object.values(versions).map(toOutput), input);
};

// Documented; an invalid patch has the error of documentation parts.
const versionPatches: PatchTable = {
  dialect: "list",
  rows: { "/description": text("description") },
};

export const updateDocumentationVersion: Operation<
  Bound<UpdateDocumentationVersionRequest, "restApiId" | "documentationVersion">,
  DocumentationVersion
> = (account, input) => {
  checkConstraints(patchConstraints("updateDocumentationVersion", input.patchOperations));
  const version = applyPatches(versionPatches, findVersion(account, input), input.patchOperations);
  findRestApi(account, input.restApiId).documentation.versions[version.version] = version;
  return toOutput(version);
};

export const deleteDocumentationVersion: Operation<
  Bound<DeleteDocumentationVersionRequest, "restApiId" | "documentationVersion">,
  object
> = (account, key) => {
  const { version } = findVersion(account, key);
  delete findRestApi(account, key.restApiId).documentation.versions[version];
  return {};
};

function findPart(
  account: Account,
  { restApiId, documentationPartId }: { restApiId: string; documentationPartId: string },
): DocumentationPartRecord {
  // The error for an unknown API is about an unknown part (recorded).
  const part = account.restApis.get(restApiId)?.documentation.parts[documentationPartId];
  if (part) return part;
  throw notFound("Invalid Documentation part identifier specified");
}

function findVersion(
  account: Account,
  { restApiId, documentationVersion }: { restApiId: string; documentationVersion: string },
): DocumentationVersionRecord {
  const version = findRestApi(account, restApiId).documentation.versions[documentationVersion];
  if (version) return version;
  // Not recorded.
  throw notFound("Invalid Documentation version specified");
}

function toOutput({
  createdDate,
  parts: _,
  ...version
}: DocumentationVersionRecord): DocumentationVersion {
  return { ...version, createdDate: new Date(createdDate) };
}
