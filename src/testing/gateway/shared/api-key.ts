import { type Ports, randomId } from "../../request/ports.ts";

/** An API key, as `$context.identity` shows it. */
export interface ApiKey {
  readonly id: string;
  readonly value: string;
}

/** Finds the key of that value if it may call the stage. */
export type FindApiKey = (value: string) => ApiKey | undefined;

/** An API key of an emulated API: enabled, and in a usage plan of the stage. */
export interface EmulatedApiKey {
  /** The value that clients send in `X-API-Key`. */
  readonly value: string;
  /** `$context.identity.apiKeyId`. Defaults to a generated id. */
  readonly id?: string;
}

export function apiKeyFinder(keys: readonly EmulatedApiKey[], ports: Ports): FindApiKey {
  const byValue = new Map(
    keys.map(({ value, id }) => [value, { value, id: id ?? randomId(ports) }] as const),
  );
  return (value) => byValue.get(value);
}
