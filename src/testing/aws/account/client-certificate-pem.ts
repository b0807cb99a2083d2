import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { type Ports, randomHex } from "../../request/ports.ts";

interface Validity {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/**
 * Creates a self-signed certificate of version 3, as PEM. Its name says that it is fake. Its key is
 * an Ed25519 key, not an RSA key as on AWS: that is fast, and the same random digits give the same
 * key. The private key is not kept.
 */
export function clientCertificatePem(ports: Ports, { from, until }: Validity): string {
  const key = createPrivateKey({
    // RFC 8410: the prefix before the 32 bytes of a key.
    key: Buffer.from(`302e020100300506032b657004220420${randomHex(ports, 64)}`, "hex"),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" });
  const serial = Buffer.from(`01${randomHex(ports, 30)}`, "hex");
  const toBeSigned = sequence(
    // Version 3.
    element(0xa0, element(integer, Buffer.from([2]))),
    element(integer, serial),
    ed25519,
    subject,
    sequence(time(from), time(until)),
    subject,
    publicKey,
  );
  const signature = Buffer.concat([Buffer.from([0]), sign(null, toBeSigned, key)]);
  const certificate = sequence(toBeSigned, ed25519, element(bitString, signature));
  const lines = certificate.toString("base64").replaceAll(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----`;
}

// ASN.1 tags.
const integer = 0x02;
const bitString = 0x03;
const objectIdentifier = 0x06;
const utf8String = 0x0c;
const generalizedTime = 0x18;

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, ...parts);
}

function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** Encodes a length. Two bytes are enough for every part of this certificate. */
function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

// 1.3.101.112
const ed25519 = sequence(element(objectIdentifier, Buffer.from([0x2b, 0x65, 0x70])));

// 2.5.4.3 is the common name.
const subject = sequence(
  element(
    0x31,
    sequence(
      element(objectIdentifier, Buffer.from([0x55, 0x04, 0x03])),
      element(utf8String, Buffer.from("ApiGateway (fake)")),
    ),
  ),
);

/** `20260131235959Z` */
function time(milliseconds: number): Buffer {
  const text = new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:T]/g, "");
  return element(generalizedTime, Buffer.from(`${text}Z`));
}
