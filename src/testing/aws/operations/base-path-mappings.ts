import type {
  BasePathMapping,
  CreateBasePathMappingRequest,
  DeleteBasePathMappingRequest,
  GetBasePathMappingRequest,
  GetBasePathMappingsRequest,
  UpdateBasePathMappingRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import type { BasePathMappingRecord, DomainNameRecord } from "../account/account-records.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import { type DomainNameKey, findDomainName, setDomainName } from "../account/domain-name-store.ts";
import type { Account } from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { type Bound, type Operation, page } from "./operation.ts";

/** API Gateway's placeholder for an empty base path or stage. */
const none = "(none)";

export const createBasePathMapping: Operation<
  Bound<CreateBasePathMappingRequest, "domainName">,
  BasePathMapping
> = (account, { domainName, domainNameId, basePath, restApiId = "", stage }) => {
  const domain = findDomainName(account, { domainName, domainNameId });
  const mapping = readMapping({ basePath, restApiId, stage });
  checkMapping(account, domain, mapping);
  setMappings(account, domain, [...domain.mappings.values(), mapping]);
  return mapping;
};

type Key = DomainNameKey & { readonly basePath: string };

export const getBasePathMapping: Operation<
  Bound<GetBasePathMappingRequest, "domainName" | "basePath">,
  BasePathMapping
> = (account, key) => findMapping(findDomainName(account, key), key);

export const getBasePathMappings: Operation<
  Bound<GetBasePathMappingsRequest, "domainName">,
  { items: BasePathMapping[]; position?: string }
> = (account, input) => page([...findDomainName(account, input).mappings.values()], input);

// AWS's table has `/basepath` and `/restapiId`, but its example has `/basePath`. The error for
// other paths is not recorded.
const mappingPatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/basePath": text("basePath"),
    "/basepath": text("basePath"),
    "/restapiId": text("restApiId"),
    "/restApiId": text("restApiId"),
    "/stage": text("stage"),
  },
};

export const updateBasePathMapping: Operation<
  Bound<UpdateBasePathMappingRequest, "domainName" | "basePath">,
  BasePathMapping
> = (account, { patchOperations, ...key }) => {
  checkConstraints(patchConstraints("updateBasePathMapping", patchOperations));
  const domain = findDomainName(account, key);
  const current = findMapping(domain, key);
  const patched = readMapping(applyPatches(mappingPatches, current, patchOperations));
  const mappings = [...domain.mappings.values()];
  const others = mappings.filter(({ basePath }) => basePath !== current.basePath);
  checkMapping(account, { ...domain, mappings: byBasePath(others) }, patched);
  setMappings(
    account,
    domain,
    mappings.map((mapping) => (mapping.basePath === current.basePath ? patched : mapping)),
  );
  return patched;
};

export const deleteBasePathMapping: Operation<
  Bound<DeleteBasePathMappingRequest, "domainName" | "basePath">,
  object
> = (account, key) => {
  const domain = findDomainName(account, key);
  const { basePath } = findMapping(domain, key);
  const others = [...domain.mappings.values()].filter((mapping) => mapping.basePath !== basePath);
  setMappings(account, domain, others);
  return {};
};

/** A missing stage is left out of the response, as Terraform expects. */
function readMapping({
  basePath,
  restApiId,
  stage,
}: {
  basePath?: string | undefined;
  restApiId: string;
  stage?: string | undefined;
}): BasePathMappingRecord {
  return defined({
    basePath: basePath || none,
    restApiId,
    stage: stage === none ? undefined : stage || undefined,
  });
}

/** The order and the text about a slash are from moto; the other texts are public captures. */
function checkMapping(
  { restApis }: Account,
  { mappings }: DomainNameRecord,
  { basePath, restApiId, stage }: BasePathMappingRecord,
): void {
  if (basePath.includes("/")) {
    throw badRequest(
      "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
    );
  }
  const api = restApis.get(restApiId);
  if (!api) throw badRequest("Invalid REST API identifier specified");
  // The text is from moto.
  if (stage !== undefined && !api.record.stages[stage]) {
    throw badRequest("Invalid stage identifier specified");
  }
  if (mappings.has(basePath)) throw conflict("Base path already exists for this domain name");
}

function findMapping({ mappings }: DomainNameRecord, { basePath }: Key): BasePathMappingRecord {
  const mapping = mappings.get(basePath);
  if (mapping) return mapping;
  // A public capture.
  throw notFound("Invalid base path mapping identifier specified");
}

function setMappings(
  account: Account,
  domain: DomainNameRecord,
  mappings: readonly BasePathMappingRecord[],
): void {
  setDomainName(account, { ...domain, mappings: byBasePath(mappings) });
}

function byBasePath(mappings: readonly BasePathMappingRecord[]) {
  return new Map(mappings.map((mapping) => [mapping.basePath, mapping] as const));
}
