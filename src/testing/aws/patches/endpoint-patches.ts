import type { EndpointConfiguration, PatchOperation } from "@aws-sdk/client-api-gateway";
import type {
  EndpointConfigurationRecord,
  RestApiSettings,
} from "../../../integrations/model/record/rest-api-record.ts";
import { badRequest } from "../account/aws-error.ts";
import { type Constraint, eachOneOf, oneOf } from "../account/constraints.ts";

const endpointTypes = ["PRIVATE", "EDGE", "REGIONAL"] as const;
const addressTypes = ["ipv4", "dualstack"] as const;

/** The constraints of the service's model on an endpoint that is set as a whole. */
export function endpointConstraints(
  at: string,
  endpoint: EndpointConfigurationRecord | undefined,
): Constraint[] {
  return [
    eachOneOf(`${at}.types`, endpoint?.types, endpointTypes),
    oneOf(`${at}.ipAddressType`, endpoint?.ipAddressType, addressTypes),
  ];
}

export function isEndpointPatch({ path = "" }: PatchOperation): boolean {
  return path === "/endpointConfiguration" || path.startsWith("/endpointConfiguration/");
}

/**
 * Applies one patch to an API's endpoint. Recorded for the type (with any name or an index in the
 * path), for the IP address type, and for adding a VPC endpoint.
 */
export function patchEndpoint(api: RestApiSettings, patch: PatchOperation): RestApiSettings {
  const endpoint = api.endpointConfiguration ?? {};
  return { ...api, endpointConfiguration: { ...endpoint, ...changeOf(endpoint, patch) } };
}

/**
 * Applies one patch to a domain's endpoint, which has two types during a migration (documented).
 */
export function patchDomainEndpoint(
  endpoint: EndpointConfigurationRecord,
  patch: PatchOperation,
): EndpointConfigurationRecord {
  if (patch.path !== "/endpointConfiguration/types") {
    return { ...endpoint, ...changeOf(endpoint, patch) };
  }
  const { op, value = "" } = patch;
  checkOp(op, ["add", "remove"]);
  checkType(value);
  const others = (endpoint.types ?? []).filter((type) => type !== value);
  return { ...endpoint, types: op === "add" ? [...others, value] : others };
}

/** Converts an endpoint to the SDK's output. */
export function toEndpointOutput({
  types,
  ipAddressType,
  vpcEndpointIds,
}: EndpointConfigurationRecord): EndpointConfiguration {
  // The SDK types these strings as enumerations; a record keeps any string.
  return {
    ...(types && { types: [...types] }),
    ...(ipAddressType && { ipAddressType }),
    ...(vpcEndpointIds && { vpcEndpointIds: [...vpcEndpointIds] }),
  } as EndpointConfiguration;
}

function changeOf(
  { vpcEndpointIds = [] }: EndpointConfigurationRecord,
  { op, path = "", value = "" }: PatchOperation,
): EndpointConfigurationRecord {
  const [, member = "", entry = ""] =
    /^\/endpointConfiguration\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (member === "types" && entry !== "") {
    if (op !== "add" && op !== "remove" && op !== "replace") {
      // Recorded. That two of these three are still rejected below is not.
      throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
    }
    checkOp(op, ["replace"]);
    checkType(value);
    // A private API is always dual-stack (recorded).
    return { types: [value], ...(value === "PRIVATE" && { ipAddressType: "dualstack" }) };
  }
  if (member === "ipAddressType" && entry === "") {
    checkOp(op, ["replace"]);
    if (!addressTypes.some((type) => type === value)) {
      throw badRequest("ipAddressType must be either ipv4 or dualstack.");
    }
    return { ipAddressType: value };
  }
  if (member === "vpcEndpointIds") {
    checkOp(op, ["add", "remove"]);
    const id = value || entry;
    const others = vpcEndpointIds.filter((each) => each !== id);
    const ids = op === "add" ? [...others, id] : others;
    return { vpcEndpointIds: ids.length > 0 ? ids : undefined };
  }
  throw badRequest(`Invalid patch path ${path}`);
}

function checkOp(op: string | undefined, known: readonly string[]): void {
  if (known.includes(op ?? "")) return;
  throw badRequest(`Invalid patch operation specified. Must be one of: [${known.join(", ")}]`);
}

function checkType(value: string): void {
  if (endpointTypes.some((type) => type === value)) return;
  throw badRequest("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
}
