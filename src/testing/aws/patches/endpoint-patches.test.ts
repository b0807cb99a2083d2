import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { patchEndpoint } from "./endpoint-patches.ts";

const regional = { endpointConfiguration: { types: ["REGIONAL"], ipAddressType: "ipv4" } };

test.each<[name: string, patches: PatchOperation[], endpoint: object]>([
  [
    "the type, with any name in the path",
    [{ op: "replace", path: "/endpointConfiguration/types/EDGE", value: "PRIVATE" }],
    { types: ["PRIVATE"], ipAddressType: "dualstack" },
  ],
  [
    "the type, by its index",
    [{ op: "replace", path: "/endpointConfiguration/types/0", value: "EDGE" }],
    { types: ["EDGE"], ipAddressType: "ipv4" },
  ],
  [
    "the IP address type",
    [{ op: "replace", path: "/endpointConfiguration/ipAddressType", value: "dualstack" }],
    { types: ["REGIONAL"], ipAddressType: "dualstack" },
  ],
  [
    "VPC endpoints, added and removed",
    [
      { op: "add", path: "/endpointConfiguration/vpcEndpointIds", value: "vpce-1" },
      { op: "add", path: "/endpointConfiguration/vpcEndpointIds", value: "vpce-2" },
      { op: "remove", path: "/endpointConfiguration/vpcEndpointIds", value: "vpce-1" },
    ],
    { types: ["REGIONAL"], ipAddressType: "ipv4", vpcEndpointIds: ["vpce-2"] },
  ],
])("a patch changes %s", (_, patches, endpoint) => {
  expect(patches.reduce(patchEndpoint, regional).endpointConfiguration).toEqual(endpoint);
});

test.each<[PatchOperation, string]>([
  [
    { op: "add", path: "/endpointConfiguration/types/EDGE", value: "EDGE" },
    "Invalid patch operation specified. Must be one of: [replace]",
  ],
  [
    { op: "replace", path: "/endpointConfiguration/types/0", value: "LOCAL" },
    "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE",
  ],
  [
    { op: "test", path: "/endpointConfiguration/types/0", value: "EDGE" },
    "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
  ],
  [
    { op: "replace", path: "/endpointConfiguration/ipAddressType", value: "ipv6" },
    "ipAddressType must be either ipv4 or dualstack.",
  ],
  [
    { op: "replace", path: "/endpointConfiguration", value: "EDGE" },
    "Invalid patch path /endpointConfiguration",
  ],
])("%o is rejected", (patch, text) => {
  expect(() => patchEndpoint(regional, patch)).toThrow(text);
});
