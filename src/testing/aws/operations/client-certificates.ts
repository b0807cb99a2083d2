import type {
  ClientCertificate,
  DeleteClientCertificateRequest,
  GenerateClientCertificateRequest,
  GetClientCertificateRequest,
  GetClientCertificatesRequest,
  UpdateClientCertificateRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { randomId } from "../../request/ports.ts";
import type { ClientCertificateRecord } from "../account/account-records.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import type { Account } from "../account/store.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { type Bound, type Operation, page, withTags } from "./operation.ts";

/** The certificate is valid for a year, as on AWS (documented). */
export const generateClientCertificate: Operation<
  GenerateClientCertificateRequest,
  ClientCertificate
> = async (account, { description, tags = {} }) => {
  // Loaded on use: few accounts have a certificate.
  const { clientCertificatePem } = await import("../account/client-certificate-pem.ts");
  const createdDate = account.ports.clock();
  const expirationDate = createdDate + 365 * 86_400_000;
  const certificate: ClientCertificateRecord = {
    clientCertificateId: randomId(account.ports, 6),
    ...defined({ description: description || undefined }),
    pemEncodedCertificate: clientCertificatePem(account.ports, {
      from: createdDate,
      until: expirationDate,
    }),
    createdDate,
    expirationDate,
    ...(Object.keys(tags).length > 0 && { tags }),
  };
  account.clientCertificates.set(certificate.clientCertificateId, certificate);
  return toOutput(certificate);
};

type Id = "clientCertificateId";

export const getClientCertificate: Operation<
  Bound<GetClientCertificateRequest, Id>,
  ClientCertificate
> = (account, { clientCertificateId }) =>
  withTags(toOutput(findClientCertificate(account, clientCertificateId)));

export const getClientCertificates: Operation<
  GetClientCertificatesRequest,
  { items: ClientCertificate[]; position?: string }
> = (account, input) => page([...account.clientCertificates.values()].map(toOutput), input);

// The path is documented; other paths have the error of the other small resources.
const clientCertificatePatches: PatchTable = {
  dialect: "list",
  rows: { "/description": text("description") },
};

export const updateClientCertificate: Operation<
  Bound<UpdateClientCertificateRequest, Id>,
  ClientCertificate
> = (account, { clientCertificateId, patchOperations }) => {
  checkConstraints(patchConstraints("updateClientCertificate", patchOperations));
  const current = findClientCertificate(account, clientCertificateId);
  const certificate = applyPatches(clientCertificatePatches, current, patchOperations);
  account.clientCertificates.set(clientCertificateId, certificate);
  return withTags(toOutput(certificate));
};

/** Rejects deleting a certificate in use, as documented; the text is ours. */
export const deleteClientCertificate: Operation<
  Bound<DeleteClientCertificateRequest, Id>,
  object
> = (account, { clientCertificateId }) => {
  findClientCertificate(account, clientCertificateId);
  const [user] = [...account.restApis.values()].flatMap(({ id, record }) =>
    Object.values(record.stages)
      .filter((stage) => stage.clientCertificateId === clientCertificateId)
      .map(({ stageName }) => `${id}/${stageName}`),
  );
  if (user !== undefined) {
    throw badRequest(
      `Cannot delete client certificate '${clientCertificateId}', is referenced in stage: ${user}`,
    );
  }
  account.clientCertificates.delete(clientCertificateId);
  return {};
};

export function findClientCertificate(
  { clientCertificates }: Pick<Account, "clientCertificates">,
  id: string,
): ClientCertificateRecord {
  const certificate = clientCertificates.get(id);
  if (certificate) return certificate;
  // Not recorded; the text follows the pattern of other ids.
  throw notFound("Invalid Client Certificate identifier specified");
}

function toOutput({
  createdDate,
  expirationDate,
  ...same
}: ClientCertificateRecord): ClientCertificate {
  return {
    ...same,
    createdDate: new Date(createdDate),
    expirationDate: new Date(expirationDate),
  };
}
