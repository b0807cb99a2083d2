/** A converted value, and what the other format has no place for. */
export interface Conversion<Value> {
  readonly value: Value;
  readonly losses: readonly Loss[];
}

export interface Loss {
  /** Where it stood: `requestContext.identity.apiKey`. */
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

/** The losses for members of `holder` that have a value; `names` are left behind. */
export function lostMembers(holder: object, names: readonly string[], at: string): readonly Loss[] {
  return Object.entries(holder)
    .filter(([name, value]) => names.includes(name) && value !== null && value !== undefined)
    .map(([name]) => ({ path: `${at}${name}`, reason: "The other format has no such member" }));
}
