import type { EndpointConfiguration, PatchOperation } from "@aws-sdk/client-api-gateway";
import type {
  EndpointConfigurationRecord,
  RestApiSettings,
} from "../../../integrations/model/record/rest-api-record.ts";
import { badRequest } from "../account/aws-error.ts";
import { type Constraint, eachOneOf, oneOf } from "../account/constraints.ts";

const endpointTypes = ["PRIVATE", "EDGE", "REGIONAL"] as const;
const addressTypes = ["ipv4", "dualstack"] as const;

/** The endpoint of a call that sets it whole, and what the service's model says to it. */
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
 * An API with one patch of its endpoint. Recorded for the type, which the path may call by any name
 * or by its place, for the type of address, and for adding the endpoint of a VPC.
 */
export function patchEndpoint(api: RestApiSettings, patch: PatchOperation): RestApiSettings {
  const endpoint = api.endpointConfiguration ?? {};
  return { ...api, endpointConfiguration: { ...endpoint, ...changeOf(endpoint, patch) } };
}

/** A custom domain, which has two types while it moves from the one to the other (documented). */
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

/** The endpoint as it is echoed. */
export function toEndpointOutput({
  types,
  ipAddressType,
  vpcEndpointIds,
}: EndpointConfigurationRecord): EndpointConfiguration {
  // The SDK's enumerations are closed types; a record keeps what it was given.
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
      // Recorded; that one of the three may still be wrong here is not.
      throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
    }
    checkOp(op, ["replace"]);
    checkType(value);
    // A private API is reached by both versions of IP (recorded).
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
