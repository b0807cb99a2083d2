import { isGatewrightError, unreachable } from "../../../core/errors.ts";
import type { Header } from "../../../core/message.ts";
import { queryJsonPath } from "../../../integrations/mapping-templates/query-json-path.ts";
import type { ContextData } from "../../../integrations/mapping-templates/scope/context.ts";
import type {
  CommonSource,
  RequestSource,
} from "../../../integrations/model/grammar/rest-mapping.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import type { MethodRequestStep } from "../../trace/trace.ts";
import type { MappingScope } from "./scope.ts";

/** Returns the values of a mapping's source in the method request; none if it is missing. */
export function requestValues(
  source: RequestSource,
  request: MethodRequestStep,
  scope: MappingScope,
): readonly string[] {
  switch (source.type) {
    case "parameter":
      return parameterValues(source, request);
    case "body":
      return present(bodyValue(request.body, source.path, refuseBody));
    default:
      return present(commonValue(source, scope));
  }
}

/** Returns the value of a source that request and response mappings share. */
export function commonValue(source: CommonSource, scope: MappingScope): string | undefined {
  switch (source.type) {
    case "static":
      return source.value;
    case "stage-variable":
      return own(scope.stageVariables, source.name);
    case "context":
      return contextValue(scope.context, source.name);
    default:
      return unreachable(source);
  }
}

/**
 * Returns the body as text, or the value at a path in it. Returns undefined if it cannot be read.
 *
 * @param onNoJson called for a body that starts like JSON but is not valid JSON
 */
export function bodyValue(
  body: string,
  path: string | undefined,
  onNoJson: (reason: string) => void = () => {},
): string | undefined {
  if (path === undefined) return body;
  try {
    const result = queryJsonPath(body, `$.${path}`);
    if (!result.found || result.value === null) return undefined;
    // Text unchanged, anything else as JSON.
    return typeof result.value === "object" ? JSON.stringify(result.value) : result.printed;
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    if (error.code === "template.payload") onNoJson(error.message);
    return undefined;
  }
}

function refuseBody(reason: string): never {
  throw new GatewayFault("request.body-mapping", { reason });
}

function parameterValues(
  { location, name }: { readonly location: string; readonly name: string },
  { pathParameters, queryString, headers }: MethodRequestStep,
): readonly string[] {
  // Header names are case-sensitive here: a known issue in AWS's guide.
  const named = (list: readonly Header[]) =>
    list.flatMap(([candidate, value]) => (candidate === name ? [value] : []));
  switch (location) {
    case "path":
      return present(own(pathParameters, name));
    case "querystring":
      return named(queryString).slice(-1);
    case "multivaluequerystring":
      return named(queryString);
    case "header":
      return named(headers).slice(-1);
    default: {
      const values = named(headers);
      return values.length === 0 ? [] : [values.join(",")];
    }
  }
}

/** Returns the member of `$context` at a dotted name, if it is text, a number or a boolean. */
function contextValue(context: ContextData, name: string): string | undefined {
  let value: unknown = context;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = Reflect.get(value, part);
  }
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function own(map: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function present(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
