import type { IncomingMessage, request as requestHttp } from "node:http";
import { isError } from "../../core/is-error.ts";
import {
  type Header,
  headerValue,
  type MessageBody,
  type ResponseMessage,
} from "../../core/message.ts";
import { nodeModule } from "../../core/node-module.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { linesOf } from "../request/raw-headers.ts";
import { ConnectionFailure, type ConnectionFailureReason } from "./connection-failure.ts";
import type { EndpointRequest } from "./endpoint-request.ts";
import { requestTarget } from "./request-target.ts";

/**
 * Sends a request unchanged to the server at `base`: `Host` stays the host of its URL. Like API
 * Gateway, it does not follow redirects.
 *
 * @throws ConnectionFailure, also while the body is read.
 * @throws GatewrightError `platform.unsupported`: this is not Node.
 */
export async function forward(
  request: EndpointRequest,
  base: URL,
): Promise<ResponseMessage<MessageBody>> {
  const what = `send ${request.method} ${request.url}`;
  const transport =
    base.protocol === "https:" ? nodeModule("node:https", what) : nodeModule("node:http", what);
  let message: IncomingMessage;
  try {
    message = await send(transport, request, base);
  } catch (error) {
    // The server closed the connection that was kept alive since the last request.
    if (!(error instanceof StaleConnection)) throw toFailure(request, error);
    message = await send(transport, request, base).catch((again: unknown) => {
      throw toFailure(request, again);
    });
  }
  return {
    status: message.statusCode ?? 0,
    headers: linesOf(message.rawHeaders),
    body: read(request, message),
  };
}

class StaleConnection extends Error {
  override readonly name = "StaleConnection";
}

/** `node:http` or `node:https`. */
interface Transport {
  readonly request: typeof requestHttp;
}

function send(transport: Transport, request: EndpointRequest, base: URL): Promise<IncomingMessage> {
  const { method, headers, body, signal, acceptsAnyCertificate = false } = request;
  return new Promise((resolve, reject) => {
    const sending = transport.request({
      hostname: base.hostname.replace(/^\[|\]$/g, ""),
      port: base.port,
      path: `${base.pathname.replace(/\/$/, "")}${requestTarget(request.url)}`,
      method,
      // A list, so that names keep their case and repeated lines stay separate.
      headers: [...headers, ...lengthOf(request)].flat(),
      signal,
      ...(acceptsAnyCertificate && { rejectUnauthorized: false }),
    });
    sending.on("response", resolve);
    // API Gateway requests no other protocol, and Node would not report a response that switches to one.
    sending.on("upgrade", (_, socket) => {
      socket.destroy();
      reject(new Error("the server switched to another protocol"));
    });
    sending.on("error", (error: NodeJS.ErrnoException) => {
      const isStale = sending.reusedSocket && error.code === "ECONNRESET";
      reject(isStale ? new StaleConnection("", { cause: error }) : error);
    });
    sending.end(body);
  });
}

/** Without Content-Length, Node sends an empty body in chunks. */
function lengthOf({ method, headers, body }: EndpointRequest): readonly Header[] {
  const hasLength = headerValue(headers, "content-length") !== undefined;
  const isBodiless = body.length === 0 && /^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method);
  return hasLength || isBodiless ? [] : [["Content-Length", String(body.length)]];
}

async function* read(
  request: EndpointRequest,
  message: IncomingMessage,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const part of message) yield part as Uint8Array; // no encoding is set: bytes
  } catch (error) {
    throw toFailure(request, error);
  }
}

const untrusted = new Set([
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

function toFailure({ method, url }: EndpointRequest, cause: unknown): ConnectionFailure {
  const code = isError(cause) && "code" in cause ? String(cause.code) : "";
  const message = isError(cause) ? cause.message : String(cause);
  const text = redactText(`Failed to send ${method} ${url}: ${message}`);
  return new ConnectionFailure(reasonOf(code), text, { cause });
}

function reasonOf(code: string): ConnectionFailureReason {
  if (code === "ENOTFOUND") return "host";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "certificate-host";
  return untrusted.has(code) ? "certificate-issuer" : "network";
}
