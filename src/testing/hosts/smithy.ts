import { HttpResponse } from "@smithy/core/transport";
import type { HttpHandlerOptions, HttpRequest, RequestHandler } from "@smithy/types";
import { concatBytes, textBytes } from "../../core/bytes.ts";
import { isBytes } from "../../core/is-bytes.ts";
import type { Header, RequestMessage } from "../../core/message.ts";
import type { Handle } from "./handle.ts";

export type SmithyRequestHandler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions>;

/** Hosts a handler inside an SDK client: its requests never leave the process. */
export function smithyRequestHandler(handle: Handle): SmithyRequestHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request, { abortSignal } = {}) {
      if (abortSignal?.aborted) {
        // The name that the SDK's own handlers use.
        throw Object.assign(new Error("Request aborted"), { name: "AbortError" });
      }
      const { status, headers, body } = await handle(await toMessage(request));
      const response = new HttpResponse({
        statusCode: status,
        headers: joinRepeated(headers),
        // Smithy takes bytes as they are, at half the time of a stream, and iterates over the rest.
        body: isBytes(body) ? ownBytes(body) : body,
      });
      return { response };
    },
  };
}

async function toMessage(request: HttpRequest): Promise<RequestMessage> {
  const query = printQuery(request.query ?? {});
  const sent = Object.entries(request.headers);
  const hasHost = sent.some(([name]) => name.toLowerCase() === "host");
  return {
    method: request.method,
    target: query === "" ? request.path : `${request.path}?${query}`,
    headers: hasHost ? sent : [...sent, ["host", request.hostname]],
    body: await toBytes(request.body),
  };
}

function printQuery(query: Readonly<Record<string, string | string[] | null>>): string {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as const),
  );
  const encode = encodeURIComponent;
  return pairs
    .map(([name, value]) => (value === null ? encode(name) : `${encode(name)}=${encode(value)}`))
    .join("&");
}

// Smithy types the body as `any`; clients pass text, bytes, or a stream.
async function toBytes(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (isBytes(body)) return body;
  if (typeof body === "string") return textBytes(body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) {
    chunks.push(typeof chunk === "string" ? textBytes(chunk) : chunk);
  }
  return concatBytes(chunks);
}

/** Copies bytes of another realm, as in a DOM environment, because Smithy treats them as a stream. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes);
}

/** Smithy stores headers in an object, so repeated ones are joined by commas, as HTTP allows. */
function joinRepeated(headers: readonly Header[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = joined.get(key);
    joined.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  return Object.fromEntries(joined);
}
