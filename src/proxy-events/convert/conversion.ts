/** A converted value, and what the other format has no place for. */
export interface Conversion<Value> {
  readonly value: Value;
  readonly omissions: readonly OmittedMember[];
}

export interface OmittedMember {
  /** Where it stood: `requestContext.identity.apiKey`. */
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
    .map(([name]) => ({ path: `${at}${name}`, reason: "The other format has no such member" }));
}
