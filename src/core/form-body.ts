import { type EncodedBody, encodeBody, type RefusedBody, refusedBlob, tagOf } from "./body.ts";
import { encodeMultipart, type FormField } from "./multipart.ts";

type Form = Iterable<readonly [name: string, value: string | File]>;

/** `encodeBody`, forms of texts included: a file cannot be read at once. */
export function encodeAnyBody(value: unknown): EncodedBody | RefusedBody | undefined {
  if (tagOf(value) !== "FormData") return encodeBody(value);
  const fields: FormField[] = [];
  // The tag says so, whatever realm it is of; the same below.
  for (const [name, part] of value as Form) {
    if (typeof part !== "string") return refusedBlob("a FormData with a file");
    fields.push({ name, value: part });
  }
  return encodeMultipart(fields);
}

/** The same, where there is time to read files. */
export async function readBody(value: unknown): Promise<EncodedBody | RefusedBody | undefined> {
  const tag = tagOf(value);
  if (tag === "Blob" || tag === "File") {
    const blob = value as Blob;
    const content = await bytesOf(blob);
    return { content, ...(blob.type !== "" && { contentType: blob.type }) };
  }
  if (tag !== "FormData") return encodeBody(value);
  const fields: FormField[] = [];
  for (const [name, part] of value as Form) {
    fields.push({ name, value: typeof part === "string" ? part : await fileOf(part) });
  }
  return encodeMultipart(fields);
}

async function fileOf(file: File): Promise<Exclude<FormField["value"], string>> {
  return { filename: file.name, contentType: file.type, bytes: await bytesOf(file) };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
