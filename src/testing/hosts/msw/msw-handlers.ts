import { type HttpHandler, http } from "msw";
import type { RequestMessage, ResponseMessage } from "../../../message.ts";

/** What the handlers put on the network: a fake account, for one. */
export interface MswSource {
  /** The hosts that it answers for. */
  readonly hosts: readonly string[];
  handle(message: RequestMessage): Promise<ResponseMessage>;
}

/**
 * MSW handlers for a fake account: one for each of its hosts, and one that blocks every other
 * request to AWS, whatever `onUnhandledRequest` (MSW 2) or `onUnhandledFrame` (MSW 3) says.
 *
 * A blocked request answers 500 with the reason; it is never sent.
 *
 * @example
 * const server = setupServer(...mswHandlers(fakeAws()));
 */
export function mswHandlers(source: MswSource): HttpHandler[] {
  const answer = async ({ request }: { readonly request: Request }): Promise<Response> =>
    toResponse(await source.handle(await toMessage(request)));
  // MSW answers 500 for what a handler throws, and the source throws for a host it does not serve.
  const anyAwsHost = /^https?:\/\/[^/]*\.amazonaws\.com(?:\.cn)?(?::\d+)?\//;
  const served = source.hosts.map((host) => http.all(`https://${host}/*`, answer));
  return [...served, http.all(anyAwsHost, answer)];
}

async function toMessage(request: Request): Promise<RequestMessage> {
  const url = new URL(request.url);
  return {
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers: [...[...request.headers].filter(([name]) => name !== "host"), ["host", url.host]],
    body: new Uint8Array(await request.arrayBuffer()),
  };
}

function toResponse({ status, headers, body }: ResponseMessage): Response {
  const answer = new Headers();
  for (const [name, value] of headers) answer.append(name, value);
  // The Fetch standard refuses a body, even an empty one, for these.
  const isNull = status === 204 || status === 205 || status === 304;
  return new Response(isNull ? null : new Uint8Array(body), { status, headers: answer });
}
