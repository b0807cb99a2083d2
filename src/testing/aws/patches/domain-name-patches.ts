import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import type { DomainNameRecord } from "../account/account-records.ts";
import { badRequest } from "../account/aws-error.ts";
import { isEndpointPatch, patchDomainEndpoint } from "./endpoint-patches.ts";
import { applyPatches, type PatchTable, part, text } from "./patch.ts";

const any = ["add", "replace", "remove"] as const;
const mutualTls = "mutualTlsAuthentication";

// The paths are documented; the error texts for other paths are not recorded.
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

/** Returns the domain with all patches applied in order. */
export function patchDomainName(
  current: DomainNameRecord,
  patches: readonly PatchOperation[],
): DomainNameRecord {
  checkMigration(patches);
  const { mutualTlsAuthentication, ...patched } = patches.reduce(patchOnce, current);
  // An empty trust store turns mutual TLS off (documented).
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

/** Documented for certificates and types; the text is ours. */
function checkMigration(patches: readonly PatchOperation[]): void {
  const migrated = patches.filter(({ path = "" }) =>
    /^\/(?:(?:regionalC|c)ertificate(?:Name|Arn)|endpointConfiguration\/types)$/.test(path),
  );
  const ops = new Set(migrated.map(({ op }) => op));
  if (ops.has("add") && ops.has("remove")) {
    throw badRequest(
      "An add operation cannot be in one request with a remove operation: migrate the domain name in two requests.",
    );
  }
}
