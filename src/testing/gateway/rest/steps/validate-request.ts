import { GatewayFault } from "../../../failures/fault.ts";
import type { MethodRequestStep } from "../../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";

/** What the method's request validator asks for: parameters first, then the body (recorded). */
export async function validateRequest(
  execution: RestExecution,
  request: MethodRequestStep,
): Promise<void> {
  const { api, method } = execution;
  const id = method.requestValidatorId ?? "";
  const validator = Object.hasOwn(api.requestValidators, id)
    ? api.requestValidators[id]
    : undefined;
  if (validator?.validateRequestParameters) validateParameters(execution, request);
  if (!validator?.validateRequestBody) return;
  // JSON Schema is loaded with it: few methods ask for it.
  const { validateBody } = await import("./validate-body.ts");
  validateBody(execution, request);
}

function validateParameters({ method }: RestExecution, request: MethodRequestStep): void {
  const missing = Object.entries(method.requestParameters ?? {})
    .filter(([, isRequired]) => isRequired)
    .map(([parameter]) => /^method\.request\.(header|path|querystring)\.(.+)$/.exec(parameter))
    .filter((parameter) => parameter !== null)
    // Headers first, then path, then query: the order in which AWS lists them (recorded).
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, location = "", name = ""]) => (isPresent(location, name, request) ? [] : [name]));
  if (missing.length === 0) return;
  const message = `Missing required request parameters: [${missing.join(", ")}]`;
  throw new GatewayFault("BAD_REQUEST_PARAMETERS", { message });
}

/** A header counts only as the client spells it: a known issue in AWS's guide. */
function isPresent(location: string, name: string, request: MethodRequestStep): boolean {
  if (location === "path") return Object.hasOwn(request.pathParameters, name);
  const list = location === "header" ? request.headers : request.queryString;
  return list.some(([candidate]) => candidate === name);
}
