import { X509Certificate } from "node:crypto";
import {
  DeleteClientCertificateCommand,
  GenerateClientCertificateCommand,
  GetClientCertificateCommand,
  GetClientCertificatesCommand,
  GetStageCommand,
  UpdateClientCertificateCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { restClient } from "../support/rest-client.ts";

const now = Date.UTC(2026, 0, 31, 12, 30, 15);

function open() {
  let seed = 1;
  const aws = fakeAws({
    clock: () => now,
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
  });
  const client = restClient(aws);
  return {
    client,
    generate: (description?: string) =>
      client.send(new GenerateClientCertificateCommand({ description })),
    remove: (clientCertificateId: string | undefined) =>
      client.send(new DeleteClientCertificateCommand({ clientCertificateId })),
  };
}

test("a certificate is self-signed, says that it is fake, and is valid for a year", async () => {
  const certificate = await open().generate("for the backend");
  expect(certificate).toMatchObject({
    clientCertificateId: expect.stringMatching(/^[a-z][a-z\d]{5}$/),
    description: "for the backend",
    createdDate: new Date(now),
    expirationDate: new Date("2027-01-31T12:30:15Z"),
  });
  const x509 = new X509Certificate(certificate.pemEncodedCertificate ?? "");
  expect(x509.subject).toBe("CN=ApiGateway (fake)");
  expect(x509.issuer).toBe(x509.subject);
  expect(x509.verify(x509.publicKey)).toBe(true);
  expect(new Date(x509.validFrom)).toEqual(new Date(now));
  expect(new Date(x509.validTo)).toEqual(certificate.expirationDate);
});

test("certificates differ, but the same random numbers give the same ones", async () => {
  const first = open();
  const pems = [await first.generate(), await first.generate()].map((each) => {
    return each.pemEncodedCertificate;
  });
  expect(new Set(pems).size).toBe(2);
  expect((await open().generate()).pemEncodedCertificate).toBe(pems[0]);
});

test("certificates are listed, read, updated and deleted", async () => {
  const { client, generate, remove } = open();
  const { clientCertificateId } = await generate();
  await generate();
  const first = await client.send(new GetClientCertificatesCommand({ limit: 1 }));
  expect(first.items).toMatchObject([{ clientCertificateId }]);
  const { position } = first;
  const second = await client.send(new GetClientCertificatesCommand({ limit: 1, position }));
  expect(second.items).toHaveLength(1);
  expect(second.position).toBeUndefined();
  const described = await client.send(
    new UpdateClientCertificateCommand({
      clientCertificateId,
      patchOperations: [{ op: "replace", path: "/description", value: "new" }],
    }),
  );
  expect(described).toMatchObject({ description: "new", tags: {} });
  await expect(
    client.send(
      new UpdateClientCertificateCommand({
        clientCertificateId,
        patchOperations: [{ op: "replace", path: "/expirationDate", value: "new" }],
      }),
    ),
  ).rejects.toThrow("Must be one of: [/description]");
  await remove(clientCertificateId);
  await expect(
    client.send(new GetClientCertificateCommand({ clientCertificateId })),
  ).rejects.toMatchObject({
    name: "NotFoundException",
    message: "Invalid Client Certificate identifier specified",
  });
});

test("a stage uses an existing certificate, which then cannot be deleted", async () => {
  const { client, generate, remove } = open();
  const health = restApi({
    name: "health",
    routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
  });
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  const stage = { restApiId, stageName: "live" };
  const use = (value: string | undefined) =>
    client.send(
      new UpdateStageCommand({
        ...stage,
        patchOperations: [{ op: "replace", path: "/clientCertificateId", value }],
      }),
    );
  const { clientCertificateId } = await generate();
  await expect(use("nope")).rejects.toMatchObject({ name: "NotFoundException" });
  await use(clientCertificateId);
  expect(await client.send(new GetStageCommand(stage))).toMatchObject({ clientCertificateId });
  await expect(remove(clientCertificateId)).rejects.toMatchObject({
    name: "BadRequestException",
    message: `Cannot delete client certificate '${clientCertificateId}', is referenced in stage: ${restApiId}/live`,
  });
  await use("");
  await remove(clientCertificateId);
});
