import { type Members, restMembers } from "../members.ts";

/** The location of a method, and the format of its integration there. */
export interface MethodPlace {
  /** Path of the resource's properties, or of the integration in a document. */
  readonly at: readonly string[];
  readonly format: "cfn-v1" | "openapi";
}

/** Returns the path of a member of the record's integration. */
export function memberPlace(
  { at, format }: MethodPlace,
  member: string | undefined,
): readonly string[] {
  const members = format === "cfn-v1" ? restMembers.cfn : restMembers.openapi;
  const integration = format === "cfn-v1" ? [...at, "Integration"] : at;
  const written = member === undefined ? undefined : nameIn(members, member);
  return written === undefined ? integration : [...integration, written];
}

/** Returns the path of a method's integration in an OpenAPI document. */
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
