/** A converted value, and what the other format cannot represent. */
export interface Conversion<Value> {
  readonly value: Value;
  readonly omissions: readonly OmittedMember[];
}

export interface OmittedMember {
  /** The other format has no such member, or its value means something else there. */
  readonly code: "member.absent" | "path.decoded" | "value.joined" | "value.split";
  /** The member's path: `requestContext.identity.apiKey`. */
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

/** The omissions for members of `holder` that have a value; `names` are left behind. */
export function omittedMembers(
  holder: object,
  names: readonly string[],
  at: string,
): readonly OmittedMember[] {
  return Object.entries(holder)
    .filter(([name, value]) => names.includes(name) && value !== null && value !== undefined)
    .map(([name]) => ({
      code: "member.absent",
      path: `${at}${name}`,
      reason: "The other format has no such member",
    }));
}
