import { type Members, restMembers } from "../members.ts";

/** Where a method stands, and in which format its integration is written there. */
export interface MethodPlace {
  /** Of a resource, its properties; of a document, the integration. */
  readonly at: readonly string[];
  readonly format: "cfn-v1" | "openapi";
}

/** Where a member of the record's integration is written. */
export function memberPlace(
  { at, format }: MethodPlace,
  member: string | undefined,
): readonly string[] {
  const members = format === "cfn-v1" ? restMembers.cfn : restMembers.openapi;
  const integration = format === "cfn-v1" ? [...at, "Integration"] : at;
  const written = member === undefined ? undefined : nameIn(members, member);
  return written === undefined ? integration : [...integration, written];
}

/** Where the integration of a method stands in an OpenAPI document. */
export function placeInBody(
  at: readonly string[],
  path: string,
  httpMethod: string,
): readonly string[] {
  const word = httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : httpMethod.toLowerCase();
  return [...at, "paths", path, word, "x-amazon-apigateway-integration"];
}

function nameIn(members: Members, member: string): string | undefined {
  return Object.entries(members).find(([, { to }]) => to === member)?.[0];
}
