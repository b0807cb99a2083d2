import {
  CreateDomainNameCommand,
  type CreateDomainNameCommandInput,
  DeleteDomainNameCommand,
  type DomainName,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  type PatchOperation,
  UpdateDomainNameCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { restClient } from "../support/rest-client.ts";

const domainName = "api.example.com";
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/edge";
const regionalCertificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/regional";
const regional: Partial<CreateDomainNameCommandInput> = {
  endpointConfiguration: { types: ["REGIONAL"] },
  regionalCertificateArn,
};

function open() {
  const aws = fakeAws({ region: "eu-west-1", clock: () => Date.UTC(2026, 0, 31) });
  const client = restClient(aws);
  return {
    aws,
    create: (input: Partial<CreateDomainNameCommandInput> = {}) =>
      client.send(new CreateDomainNameCommand({ domainName, ...input })),
    get: (id = {}) => client.send(new GetDomainNameCommand({ domainName, ...id })),
    names: async (input = {}) => {
      const { items = [], position } = await client.send(new GetDomainNamesCommand(input));
      return { names: items.map((each) => each.domainName), position };
    },
    update: (...patchOperations: PatchOperation[]) =>
      client.send(new UpdateDomainNameCommand({ domainName, patchOperations })),
    remove: () => client.send(new DeleteDomainNameCommand({ domainName })),
  };
}

function withoutMetadata({ $metadata: _, ...domain }: DomainName & { $metadata: unknown }) {
  return domain;
}

test("an edge-optimised domain has a distribution", async () => {
  const { create, get } = open();
  const created = withoutMetadata(await create({ certificateArn, tags: { team: "a" } }));
  expect(created).toEqual({
    domainName,
    domainNameArn: "arn:aws:apigateway:eu-west-1::/domainnames/api.example.com",
    certificateArn,
    certificateUploadDate: new Date("2026-01-31T00:00:00Z"),
    distributionDomainName: expect.stringMatching(/^d[a-z\d]{13}\.cloudfront\.net$/),
    distributionHostedZoneId: "Z2FDTNDATAQYW2",
    endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" },
    domainNameStatus: "AVAILABLE",
    routingMode: "BASE_PATH_MAPPING_ONLY",
    securityPolicy: "TLS_1_2",
    tags: { team: "a" },
  });
  expect(withoutMetadata(await get())).toEqual(created);
});

test("a regional domain has a host in its Region", async () => {
  expect(await open().create(regional)).toMatchObject({
    regionalDomainName: expect.stringMatching(
      /^d-[a-z\d]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/,
    ),
    regionalHostedZoneId: "ZLY8HYME6SFDD",
    endpointConfiguration: { types: ["REGIONAL"] },
  });
});

test("private domains have an id, and are not found without it", async () => {
  const { create, get, names } = open();
  const input: Partial<CreateDomainNameCommandInput> = {
    certificateArn,
    endpointConfiguration: { types: ["PRIVATE"] },
  };
  const { domainNameId, domainNameArn } = await create(input);
  await create(input);
  expect(domainNameArn).toBe(
    `arn:aws:apigateway:eu-west-1:123456789012:/domainnames/api.example.com+${domainNameId}`,
  );
  expect(await get({ domainNameId })).toMatchObject({
    domainNameId,
    endpointConfiguration: { types: ["PRIVATE"], ipAddressType: "dualstack" },
  });
  await expect(get()).rejects.toThrow("Invalid domain name identifier specified");
  expect((await names()).names).toEqual([domainName, domainName]);
});

test("the account's own domains are listed in pages", async () => {
  const { create, names } = open();
  for (const name of ["a", "b"]) await create({ domainName: `${name}.example.com`, ...regional });
  const first = await names({ limit: 1 });
  const second = await names({ limit: 1, position: first.position });
  expect([first.names, second.names]).toEqual([["a.example.com"], ["b.example.com"]]);
  expect((await names({ resourceOwner: "OTHER_ACCOUNTS" })).names).toEqual([]);
});

test.each<[string, Partial<CreateDomainNameCommandInput>, string]>([
  [
    "an edge certificate for a regional domain",
    { ...regional, certificateArn },
    "Cannot import certificates for EDGE while REGIONAL is active.",
  ],
  [
    "a regional certificate for an edge domain",
    { certificateArn, regionalCertificateArn },
    "Cannot import certificates for REGIONAL while EDGE is active.",
  ],
  [
    "an edge certificate from another Region",
    { certificateArn: regionalCertificateArn },
    `Invalid certificate ARN: ${regionalCertificateArn}. Certificate must be in 'us-east-1'.`,
  ],
  [
    "a regional certificate from another Region",
    { ...regional, regionalCertificateArn: certificateArn },
    `Invalid certificate ARN: ${certificateArn}. Certificate must be in 'eu-west-1'.`,
  ],
  ["no certificate", {}, "A certificate is required for the endpoint type EDGE."],
  ["no name", { domainName: "" }, "No Domain Name specified"],
  [
    "a policy for a public domain",
    { certificateArn, policy: "{}" },
    "Policies are supported for private custom domain names only.",
  ],
  ["a reserved tag", { certificateArn, tags: { "aws:a": "b" } }, "must not start with aws:"],
])("%s is rejected", async (_, input, message) => {
  await expect(open().create(input)).rejects.toMatchObject({
    name: "BadRequestException",
    message: expect.stringContaining(message),
  });
});

test("a name can be used only once", async () => {
  const { create } = open();
  await create(regional);
  await expect(create({ certificateArn })).rejects.toMatchObject({
    name: "BadRequestException",
    message: "The domain name you provided already exists.",
  });
});

test("a domain moves from edge-optimised to regional in two steps, as the guide shows", async () => {
  const { create, update } = open();
  const { distributionDomainName } = await create({ certificateArn });
  const both = await update(
    { op: "add", path: "/endpointConfiguration/types", value: "REGIONAL" },
    { op: "add", path: "/regionalCertificateArn", value: regionalCertificateArn },
  );
  expect(both).toMatchObject({
    distributionDomainName,
    regionalDomainName: expect.any(String),
    endpointConfiguration: { types: ["EDGE", "REGIONAL"] },
  });
  const moved = await update(
    { op: "remove", path: "/endpointConfiguration/types", value: "EDGE" },
    { op: "remove", path: "/certificateArn" },
  );
  expect(moved).toMatchObject({
    regionalDomainName: both.regionalDomainName,
    endpointConfiguration: { types: ["REGIONAL"] },
  });
  expect(moved).not.toHaveProperty("distributionDomainName");
  expect(moved).not.toHaveProperty("certificateArn");
});

test.each<[string, readonly PatchOperation[], string]>([
  [
    "both steps in one request",
    [
      { op: "add", path: "/endpointConfiguration/types", value: "EDGE" },
      { op: "remove", path: "/endpointConfiguration/types", value: "REGIONAL" },
    ],
    "migrate the domain name in two",
  ],
  [
    "another type without its certificate",
    [{ op: "add", path: "/endpointConfiguration/types", value: "EDGE" }],
    "A certificate is required for the endpoint type REGIONAL, EDGE.",
  ],
  ["an unknown path", [{ op: "replace", path: "/domainName" }], "Invalid patch path"],
  [
    "an unknown routing mode",
    [{ op: "replace", path: "/routingMode", value: "NONE" }],
    "Member must satisfy enum value set",
  ],
])("%s is rejected", async (_, patches, message) => {
  const { create, update } = open();
  await create(regional);
  await expect(update(...patches)).rejects.toThrow(message);
});

test("mutual TLS, security policy and address type are patched", async () => {
  const { create, update } = open();
  await create(regional);
  const uri = "s3://trust/store.pem";
  const patched = await update(
    { op: "replace", path: "/mutualTlsAuthentication/truststoreUri", value: uri },
    { op: "replace", path: "/securityPolicy", value: "TLS_1_0" },
    { op: "replace", path: "/endpointConfiguration/ipAddressType", value: "dualstack" },
  );
  expect(patched).toMatchObject({
    mutualTlsAuthentication: { truststoreUri: uri },
    securityPolicy: "TLS_1_0",
    endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "dualstack" },
    tags: {},
  });
  const off = { op: "replace", path: "/mutualTlsAuthentication/truststoreUri", value: "" } as const;
  expect(await update(off)).not.toHaveProperty("mutualTlsAuthentication");
});

test("a deleted domain is removed from the account's hosts", async () => {
  const { aws, create, remove, get } = open();
  await create({ domainName, ...regional });
  expect(aws.hosts).toContain(domainName);
  await remove();
  expect(aws.hosts).not.toContain(domainName);
  await expect(get()).rejects.toMatchObject({ name: "NotFoundException" });
});
