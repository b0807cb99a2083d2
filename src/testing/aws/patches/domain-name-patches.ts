import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import type { DomainNameRecord } from "../account/account-records.ts";
import { badRequest } from "../account/aws-error.ts";
import { isEndpointPatch, patchDomainEndpoint } from "./endpoint-patches.ts";
import { applyPatches, type PatchTable, part, text } from "./patch.ts";

const any = ["add", "replace", "remove"] as const;
const mutualTls = "mutualTlsAuthentication";

// The paths are documented; how a wrong one is told is not recorded.
const domainNamePatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/certificateName": text("certificateName", any),
    "/certificateArn": text("certificateArn", any),
    "/regionalCertificateName": text("regionalCertificateName", any),
    "/regionalCertificateArn": text("regionalCertificateArn", any),
    "/ownershipVerificationCertificateArn": text("ownershipVerificationCertificateArn", any),
    "/endpointAccessMode": text("endpointAccessMode"),
    "/securityPolicy": text("securityPolicy"),
    "/routingMode": text("routingMode"),
    "/policy": text("policy"),
    "/managementPolicy": text("managementPolicy"),
    "/mutualTlsAuthentication/truststoreUri": part(mutualTls, "truststoreUri", String, any),
    "/mutualTlsAuthentication/truststoreVersion": part(mutualTls, "truststoreVersion", String, any),
  },
};

/** The domain with all patches applied, one after the other. */
export function patchDomainName(
  current: DomainNameRecord,
  patches: readonly PatchOperation[],
): DomainNameRecord {
  checkMigration(patches);
  const { mutualTlsAuthentication, ...patched } = patches.reduce(patchOnce, current);
  // Mutual TLS ends with its trust store, for which a domain is given an empty one (documented).
  return {
    ...patched,
    ...(mutualTlsAuthentication?.truststoreUri && { mutualTlsAuthentication }),
  };
}

function patchOnce(domain: DomainNameRecord, patch: PatchOperation): DomainNameRecord {
  if (!isEndpointPatch(patch)) return applyPatches(domainNamePatches, domain, [patch]);
  const endpointConfiguration = patchDomainEndpoint(domain.endpointConfiguration, patch);
  return { ...domain, endpointConfiguration };
}

/** Documented for certificates and types; the words are ours. */
function checkMigration(patches: readonly PatchOperation[]): void {
  const migrated = patches.filter(({ path = "" }) =>
    /^\/(?:(?:regionalC|c)ertificate(?:Name|Arn)|endpointConfiguration\/types)$/.test(path),
  );
  const ops = new Set(migrated.map(({ op }) => op));
  if (ops.has("add") && ops.has("remove")) {
    throw badRequest(
      "An add operation cannot be in one request with a remove operation: migrate the domain name in two.",
    );
  }
}
