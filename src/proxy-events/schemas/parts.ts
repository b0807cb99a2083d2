import * as z from "zod";

// Tolerant on purpose: AWS, the console and the tools around them leave members out, send null,
// and print numbers as text. Formats (addresses, methods, dates) are never checked: a masked
// address or a custom method makes no event invalid.

export const text = z.string().nullish();
export const number = z.union([z.number(), z.string()]).nullish();
export const flag = z.union([z.boolean(), z.enum(["true", "false"])]);

export const valueMap = z.record(z.string(), z.string().nullish());
export const multiValueMap = z.record(z.string(), z.array(z.string()).nullish());

export const clientCertificate = z.looseObject({
  clientCertPem: z.string(),
  subjectDN: text,
  issuerDN: text,
  serialNumber: text,
  validity: z.looseObject({ notBefore: text, notAfter: text }).nullish(),
});

/** Any authorizer or none: the default of a schema without an authorizer. */
export const anyAuthorizer = z.looseObject({}).nullish();
