import type { Handle } from "../handle.ts";
import type { ListenOptions, LoopbackServer } from "./loopback-server.ts";

/**
 * Serves messages over HTTP/1.1 on 127.0.0.1, and on nothing else.
 *
 * Targets, the case of header names and repeated lines reach `handle` as they were sent. A request's
 * body is read whole first, as API Gateway does; an answer may be streamed.
 *
 * @throws GatewrightError `gateway.listen`: the port is taken, for one.
 */
export async function listen(handle: Handle, options: ListenOptions = {}): Promise<LoopbackServer> {
  // `node:http` is loaded with it: most runs need no server.
  const { serve } = await import("./serve.ts");
  return serve(handle, options);
}
