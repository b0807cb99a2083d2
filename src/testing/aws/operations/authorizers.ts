import type {
  Authorizer,
  CreateAuthorizerRequest,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizersRequest,
  UpdateAuthorizerRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import type { AuthorizerRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { randomId } from "../../request/ports.ts";
import { badRequest, conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints, oneOf } from "../account/constraints.ts";
import { type Account, findRestApi } from "../account/store.ts";
import {
  applyPatches,
  count,
  items,
  type PatchTable,
  patchConstraints,
  text,
  values,
} from "../patches/patch.ts";
import { type Bound, type Operation, page } from "./operation.ts";

const types = ["TOKEN", "REQUEST", "COGNITO_USER_POOLS"];

/** The only operation that rejects an unknown API as a conflict (recorded). */
export const createAuthorizer: Operation<
  Bound<CreateAuthorizerRequest, "restApiId">,
  Authorizer
> = (account, { restApiId, ...settings }) => {
  checkConstraints([oneOf("createAuthorizerInput.type", settings.type, types)]);
  const api = account.restApis.get(restApiId);
  if (!api) {
    throw conflict(
      "Unable to complete operation due to concurrent modification. Please try again later.",
    );
  }
  if (Object.values(api.record.authorizers).some(({ name }) => name === settings.name)) {
    // A public capture.
    throw badRequest(
      `Authorizer name must be unique. Authorizer ${settings.name ?? ""} already exists in this RestApi.`,
    );
  }
  const isCognito = settings.type === "COGNITO_USER_POOLS";
  const authorizer: AuthorizerRecord = defined({
    id: randomId(account.ports, 6),
    authType: isCognito ? "cognito_user_pools" : "custom",
    ...defined(settings),
  });
  api.record.authorizers[authorizer.id] = authorizer;
  return toOutput(authorizer);
};

export const getAuthorizer: Operation<
  Bound<GetAuthorizerRequest, "restApiId" | "authorizerId">,
  Authorizer
> = (account, key) => toOutput(findAuthorizer(account, key));

export const getAuthorizers: Operation<
  Bound<GetAuthorizersRequest, "restApiId">,
  { items: Authorizer[]; position?: string }
> = (account, input) => {
  const { record } = findRestApi(account, input.restApiId);
  return page(Object.values(record.authorizers).map(toOutput), input);
};

export const deleteAuthorizer: Operation<
  Bound<DeleteAuthorizerRequest, "restApiId" | "authorizerId">,
  object
> = (account, key) => {
  const { id } = findAuthorizer(account, key);
  delete findRestApi(account, key.restApiId).record.authorizers[id];
  return {};
};

// Neither the paths nor the texts are recorded: the paths are documented.
const authorizerPatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/name": text("name"),
    "/type": text("type"),
    "/authType": text("authType"),
    "/authorizerUri": text("authorizerUri"),
    "/authorizerCredentials": text("authorizerCredentials"),
    "/identitySource": text("identitySource", ["add", "replace", "remove"]),
    "/identityValidationExpression": text("identityValidationExpression"),
    "/authorizerResultTtlInSeconds": count("authorizerResultTtlInSeconds"),
    "/providerARNs": values("providerARNs"),
    "/providerARNs/*": items("providerARNs"),
  },
};

export const updateAuthorizer: Operation<
  Bound<UpdateAuthorizerRequest, "restApiId" | "authorizerId">,
  Authorizer
> = (account, input) => {
  checkConstraints(patchConstraints("updateAuthorizer", input.patchOperations));
  const current = findAuthorizer(account, input);
  const authorizer = applyPatches(authorizerPatches, current, input.patchOperations);
  findRestApi(account, input.restApiId).record.authorizers[authorizer.id] = authorizer;
  return toOutput(authorizer);
};

export function findAuthorizer(
  account: Account,
  { restApiId, authorizerId }: { restApiId: string; authorizerId: string },
): AuthorizerRecord {
  const authorizer = findRestApi(account, restApiId).record.authorizers[authorizerId];
  if (authorizer) return authorizer;
  // The text is from moto.
  throw notFound("Invalid Authorizer identifier specified");
}

function toOutput({ providerARNs, ...authorizer }: AuthorizerRecord): Authorizer {
  // The SDK types these strings as enumerations; a record keeps any string, as AWS does.
  return { ...authorizer, ...(providerARNs && { providerARNs: [...providerARNs] }) } as Authorizer;
}
