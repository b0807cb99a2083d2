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
  // jsdom's blobs have no such method, and are read by its own reader.
  const read: unknown = Reflect.get(blob, "arrayBuffer");
  return new Uint8Array(
    typeof read === "function" ? await blob.arrayBuffer() : await readByReader(blob),
  );
}

/** The part of a DOM's `FileReader` that is needed. */
interface BlobReader extends EventTarget {
  readonly result: ArrayBuffer;
  readonly error: Error;
  readAsArrayBuffer(blob: Blob): void;
}

function readByReader(blob: Blob): Promise<ArrayBuffer> {
  // Where a blob has no method of its own, the DOM has this class.
  const Reader = Reflect.get(globalThis, "FileReader") as new () => BlobReader;
  const reader = new Reader();
  return new Promise((resolve, reject) => {
    reader.addEventListener("load", () => {
      resolve(reader.result);
    });
    reader.addEventListener("error", () => {
      reject(reader.error);
    });
    reader.readAsArrayBuffer(blob);
  });
}
