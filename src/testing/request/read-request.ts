import { readBody } from "../../core/form-body.ts";
import { sentBody } from "./sent-body.ts";
import type { TestRequest } from "./test-request.ts";

/**
 * The same request with the blobs of its body read: a file, or a form with files in it.
 *
 * @throws GatewrightError `settings.invalid`: the body is none that can be sent
 */
export async function readRequest<Request extends TestRequest | undefined>(
  request: Request,
): Promise<Request> {
  const given = request?.body;
  if (typeof given !== "object" || given === null) return request;
  const encoded = await readBody(given);
  if (!encoded) return request;
  const { body, contentType } = sentBody(encoded, given);
  const headers = { ...request?.headers };
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  if (contentType === undefined || isTyped) return { ...request, body };
  return { ...request, body, headers: { "Content-Type": contentType, ...headers } };
}
