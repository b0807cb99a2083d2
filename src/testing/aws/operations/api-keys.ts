import type {
  ApiKey,
  ApiKeyIds,
  CreateApiKeyRequest,
  DeleteApiKeyRequest,
  GetApiKeyRequest,
  GetApiKeysRequest,
  ImportApiKeysRequest,
  UpdateApiKeyRequest,
} from "@aws-sdk/client-api-gateway";
import { textWithoutBom } from "../../../core/bytes.ts";
import { defined } from "../../../core/json.ts";
import { apiKeyRules } from "../../../integrations/model/rules/api-key.ts";
import { randomId, randomKeyValue } from "../../request/ports.ts";
import type { ApiKeyRecord } from "../account/account-records.ts";
import { readApiKeyFile } from "../account/api-key-file.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import {
  applyPatches,
  flag,
  type PatchTable,
  patchConstraints,
  text,
  values,
} from "../patches/patch.ts";
import { type Bound, byNewest, checkRules, type Operation, page, withTags } from "./operation.ts";
import { addKeyToPlan, findUsagePlan } from "./usage-plan-keys.ts";

/** Creates a key. Its stages are stored but grant no access: usage plans replaced them. */
export const createApiKey: Operation<CreateApiKeyRequest, ApiKey> = (account, input) => {
  const { stageKeys = [], generateDistinctId = true, value, ...settings } = input;
  checkRules(apiKeyRules, input);
  const stages = stageKeys.map(({ restApiId = "", stageName = "" }) => `${restApiId}/${stageName}`);
  for (const stage of stages) checkStageKey(account, stage);
  const now = account.ports.clock();
  // An empty value counts as missing (recorded).
  const secret = value || randomKeyValue(account.ports);
  const key: ApiKeyRecord = defined({
    id: generateDistinctId ? randomId(account.ports) : secret,
    enabled: false,
    createdDate: now,
    lastUpdatedDate: now,
    ...defined(settings),
    ...(stages.length > 0 && { stageKeys: stages }),
    value: secret,
  });
  if (findByValue(account, secret)) throw conflict("API Key already exists");
  account.apiKeys.set(key.id, key);
  return toOutput(key);
};

export const getApiKey: Operation<Bound<GetApiKeyRequest, "apiKey">, ApiKey> = (
  account,
  { apiKey, includeValue = false },
) => withTags(toKeyOutput(findApiKey(account, apiKey), includeValue));

/** Lists the keys whose name starts with the query (recorded). */
export const getApiKeys: Operation<GetApiKeysRequest, { items: ApiKey[]; position?: string }> = (
  account,
  input,
) => {
  const { nameQuery = "", customerId, includeValues = false } = input;
  const wanted = byNewest(account.apiKeys.values()).filter(
    (key) =>
      (key.name ?? "").startsWith(nameQuery) &&
      (customerId === undefined || key.customerId === customerId),
  );
  return page(
    wanted.map((key) => toKeyOutput(key, includeValues)),
    input,
  );
};

/** Stages are added and removed as `API/STAGE`. No response shows what `/labels` changes. */
function patchesOf(account: Account): PatchTable {
  return {
    dialect: "list",
    rows: {
      "/description": text("description"),
      "/enabled": flag("enabled"),
      "/name": text("name"),
      "/customerId": text("customerId"),
      "/stages": {
        ops: ["add", "remove"],
        apply(patched, op, value, key) {
          if (op === "add") checkStageKey(account, value ?? "");
          values("stageKeys").apply(patched, op, value, key);
        },
      },
    },
  };
}

/** The error is not recorded; its text is the text for usage plans. */
function checkStageKey({ restApis }: Account, stageKey: string): void {
  const [apiId = "", stage = ""] = stageKey.split("/");
  if (restApis.get(apiId)?.record.stages[stage]) return;
  throw badRequest("Invalid API Stage specified");
}

export const updateApiKey: Operation<Bound<UpdateApiKeyRequest, "apiKey">, ApiKey> = (
  account,
  { apiKey, patchOperations },
) => {
  checkConstraints(patchConstraints("updateApiKey", patchOperations));
  const patched = applyPatches(patchesOf(account), findApiKey(account, apiKey), patchOperations);
  checkRules(apiKeyRules, patched);
  const key = { ...patched, lastUpdatedDate: account.ports.clock() };
  account.apiKeys.set(key.id, key);
  return withTags(toKeyOutput(key, false));
};

export const deleteApiKey: Operation<Bound<DeleteApiKeyRequest, "apiKey">, object> = (
  account,
  { apiKey },
) => {
  const { id } = findApiKey(account, apiKey);
  account.apiKeys.delete(id);
  for (const plan of account.usagePlans.values()) {
    const keyIds = plan.keyIds.filter((keyId) => keyId !== id);
    account.usagePlans.set(plan.id, { ...plan, keyIds });
  }
  return {};
};

/** Imports keys. A key with an existing value is overwritten (documented). */
export const importApiKeys: Operation<ImportApiKeysRequest, ApiKeyIds> = (account, input) => {
  checkConstraints([oneOf("importApiKeysInput.format", input.format, ["csv"])]);
  const rows = readApiKeyFile(textWithoutBom(input.body));
  for (const { key, usagePlanIds } of rows) {
    checkRules(apiKeyRules, key);
    for (const id of usagePlanIds) findUsagePlan(account, id);
  }
  const ids = rows.map(({ key, usagePlanIds }) => {
    const now = account.ports.clock();
    const known = findByValue(account, key.value);
    const created = { id: randomId(account.ports), createdDate: now, ...known };
    account.apiKeys.set(created.id, { ...created, ...key, lastUpdatedDate: now });
    for (const planId of usagePlanIds) addKeyToPlan(account, planId, created.id);
    return created.id;
  });
  return { ids, warnings: [] };
};

function findByValue({ apiKeys }: Account, value: string): ApiKeyRecord | undefined {
  return [...apiKeys.values()].find((key) => key.value === value);
}

export function findApiKey({ apiKeys }: Account, id: string): ApiKeyRecord {
  const key = apiKeys.get(id);
  if (key) return key;
  // The text is from moto.
  throw notFound("Invalid API Key identifier specified");
}

function toOutput({ createdDate, lastUpdatedDate, stageKeys = [], ...same }: ApiKeyRecord): ApiKey {
  return {
    ...same,
    stageKeys: [...stageKeys],
    createdDate: new Date(createdDate),
    lastUpdatedDate: new Date(lastUpdatedDate),
  };
}

/** The value is a secret, so it is returned only on request (recorded for the list). */
function toKeyOutput(key: ApiKeyRecord, includeValue: boolean): ApiKey {
  const { value, ...rest } = toOutput(key);
  return { ...rest, ...(includeValue && value !== undefined && { value }) };
}
