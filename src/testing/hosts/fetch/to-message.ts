import type { Header, RequestMessage } from "../../../core/message.ts";

/**
 * The message of a `Request`. What a `Request` does not hold cannot come back: the case of header
 * names, the lines of a repeated header, `..` in the path, a GET's body.
 */
export async function toMessage(request: Request): Promise<RequestMessage> {
  const url = new URL(request.url);
  const headers: readonly Header[] = [...request.headers];
  return {
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers: [...headers.filter(([name]) => name !== "host"), ["host", url.host]],
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
