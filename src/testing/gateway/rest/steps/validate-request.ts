import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { RestInvocation } from "./execution.ts";

/** Validates a request as the method's validator does: parameters first, then the body (recorded). */
export async function validateRequest(invocation: RestInvocation): Promise<void> {
  const { api, method } = invocation;
  const id = method.requestValidatorId ?? "";
  const validator = Object.hasOwn(api.requestValidators, id)
    ? api.requestValidators[id]
    : undefined;
  if (validator?.validateRequestParameters) validateParameters(invocation);
  if (!validator?.validateRequestBody) return;
  // Loaded on demand together with JSON Schema, which few methods need.
  const { validateBody } = await import("./validate-body.ts");
  validateBody(invocation);
}

function validateParameters({ method, methodRequest }: RestInvocation): void {
  const names = Object.entries(method.requestParameters ?? {})
    .filter(([, isRequired]) => isRequired)
    .map(([parameter]) => /^method\.request\.(header|path|querystring)\.(.+)$/.exec(parameter))
    .filter((parameter) => parameter !== null)
    // Headers first, then path, then query: the order in which AWS lists them (recorded).
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, location = "", name = ""]) =>
      isPresent(location, name, methodRequest) ? [] : [name],
    );
  if (names.length > 0) throw new GatewayFault("request.parameters", { names });
}

/** Header names are case-sensitive here: a known issue in AWS's guide. */
function isPresent(
  location: string,
  name: string,
  request: RestInvocation["methodRequest"],
): boolean {
  if (location === "path") return Object.hasOwn(request.pathParameters, name);
  const list = location === "header" ? request.headers : request.queryString;
  return list.some(([candidate]) => candidate === name);
}
