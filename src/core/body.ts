import { isBytes } from "./is-bytes.ts";

/** A body as it is sent, and the type that `fetch` would send with it. */
export interface EncodedBody {
  readonly content: string | Uint8Array;
  readonly contentType?: string;
}

/** A value that is meant as a body and cannot be sent as it is. */
export interface RefusedBody {
  /** As a sentence names it: `a ReadableStream`. */
  readonly refused: string;
  /** What to pass in its place. */
  readonly hint: string;
}

/**
 * The body that a value makes, as `fetch` would make it; undefined for a value that is none: JSON is
 * made of those. Classes are told by their tags, because those of jsdom are others than Node's.
 */
export function encodeBody(value: unknown): EncodedBody | RefusedBody | undefined {
  if (typeof value === "string" || isBytes(value)) return { content: value };
  const tag = tagOf(value);
  switch (tag) {
    case "ArrayBuffer":
      // The tag says so, whatever realm it is of.
      return { content: new Uint8Array(value as ArrayBuffer) };
    case "URLSearchParams":
      return {
        content: String(value),
        contentType: "application/x-www-form-urlencoded;charset=UTF-8",
      };
    case "FormData":
      return {
        refused: "a FormData",
        hint: "Encode it first: const response = new Response(form), with its bytes and its Content-Type.",
      };
    case "Blob":
    case "File":
      return refusedBlob(`a ${tag}`);
    case "ReadableStream":
      return {
        refused: "a ReadableStream",
        hint: "Read it first: new Uint8Array(await new Response(stream).arrayBuffer()).",
      };
    default:
      return ArrayBuffer.isView(value) || tag === "SharedArrayBuffer"
        ? refusedView(tag)
        : undefined;
  }
}

export function refusedBlob(refused: string): RefusedBody {
  return { refused, hint: "Read the file first: new Uint8Array(await file.arrayBuffer())." };
}

/** Whether its bytes or its numbers are meant cannot be told. */
function refusedView(tag: string): RefusedBody {
  const article = /^[AEIOU]/.test(tag) ? "an" : "a";
  return {
    refused: `${article} ${tag}`,
    hint: "Pass its bytes, new Uint8Array(view.buffer, view.byteOffset, view.byteLength), or its numbers, [...view].",
  };
}

/** Of happy-dom's classes only the constructors say what they are. */
const named = new Set(["Blob", "File", "FormData", "ReadableStream", "URLSearchParams"]);

/** What class a value is of: `FormData`, `Uint8Array`, whatever realm it comes from. */
export function tagOf(value: unknown): string {
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (tag !== "Object") return tag;
  const { name = "" } = Object(Object(value).constructor) as { readonly name?: string };
  return named.has(name) ? name : tag;
}
