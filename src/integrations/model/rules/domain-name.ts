import type { Rule } from "./rule.ts";

interface DomainNameSubject {
  readonly domainName: string;
  readonly types: readonly string[];
  readonly region: string;
  /** The policy, if any. */
  readonly hasEdgeCertificate: boolean;
  readonly hasRegionalCertificate: boolean;
  readonly certificateArn?: string | undefined;
  readonly regionalCertificateArn?: string | undefined;
  readonly policy?: string | undefined;
  readonly managementPolicy?: string | undefined;
  readonly endpointAccessMode?: string | undefined;
}

/**
 * What CreateDomainName and UpdateDomainName reject. Texts about mismatched certificates are public
 * captures; the other rejections are documented, and their texts are ours.
 */
export const domainNameRules: readonly Rule<DomainNameSubject>[] = [
  {
    code: "domain-name.empty",
    member: "domainName",
    when: ({ domainName }) => domainName === "",
    // From another emulator.
    text: "No Domain Name specified",
    fix: "Pass a host name: api.example.com.",
  },
  {
    code: "domain-name.no-endpoint-type",
    member: "endpointConfiguration",
    when: ({ types }) => types.length === 0,
    // Recorded for APIs.
    text: "REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.",
    fix: "Set an endpoint type, or omit it for EDGE.",
  },
  {
    code: "domain-name.private-and-public",
    member: "endpointConfiguration",
    when: ({ types }) => types.length > 1 && types.includes("PRIVATE"),
    text: "A private custom domain name cannot have other endpoint types.",
    fix: "Use only PRIVATE.",
  },
  {
    code: "domain-name.edge-certificate",
    member: "certificateArn",
    when: ({ types, hasEdgeCertificate }) => hasEdgeCertificate && isOnly(types, "REGIONAL"),
    text: "Cannot import certificates for EDGE while REGIONAL is active.",
    fix: "Use regionalCertificateArn, or the endpoint type EDGE.",
  },
  {
    code: "domain-name.regional-certificate",
    member: "regionalCertificateArn",
    when: ({ types, hasRegionalCertificate }) => hasRegionalCertificate && isOnly(types, "EDGE"),
    text: "Cannot import certificates for REGIONAL while EDGE is active.",
    fix: "Use certificateArn, or the endpoint type REGIONAL.",
  },
  {
    code: "domain-name.no-certificate",
    when: ({ types, hasEdgeCertificate, hasRegionalCertificate }) =>
      types.some((type) => !(type === "REGIONAL" ? hasRegionalCertificate : hasEdgeCertificate)),
    text: ({ types }) => `A certificate is required for the endpoint type ${types.join(", ")}.`,
    fix: "Set regionalCertificateArn for REGIONAL, certificateArn for EDGE and PRIVATE.",
  },
  {
    code: "domain-name.edge-certificate-region",
    member: "certificateArn",
    when: ({ types, certificateArn }) =>
      types.includes("EDGE") && isElsewhere(certificateArn, "us-east-1"),
    text: ({ certificateArn = "" }) => wrongRegion(certificateArn, "us-east-1"),
    fix: "Import the certificate in us-east-1.",
  },
  {
    code: "domain-name.certificate-region",
    member: "regionalCertificateArn",
    when: ({ regionalCertificateArn, region }) => isElsewhere(regionalCertificateArn, region),
    text: ({ regionalCertificateArn = "", region }) => wrongRegion(regionalCertificateArn, region),
    fix: "Import the certificate in the domain's Region.",
  },
  {
    code: "domain-name.policy-of-public",
    when: ({ types, policy, managementPolicy }) =>
      !types.includes("PRIVATE") && (policy !== undefined || managementPolicy !== undefined),
    text: "Policies are supported for private custom domain names only.",
    fix: "Omit the policy, or use the endpoint type PRIVATE.",
  },
  {
    code: "domain-name.access-mode-of-private",
    member: "endpointAccessMode",
    when: ({ types, endpointAccessMode }) =>
      types.includes("PRIVATE") && endpointAccessMode !== undefined,
    text: "The endpoint access mode is supported for public custom domain names only.",
    fix: "Omit the access mode.",
  },
];

function isOnly(types: readonly string[], type: string): boolean {
  return types.length === 1 && types[0] === type;
}

function isElsewhere(certificateArn: string | undefined, region: string): boolean {
  const own = /^arn:[^:]+:acm:([^:]+):/.exec(certificateArn ?? "")?.[1];
  return own !== undefined && own !== region;
}

function wrongRegion(certificateArn: string, region: string): string {
  return `Invalid certificate ARN: ${certificateArn}. Certificate must be in '${region}'.`;
}
