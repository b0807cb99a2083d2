/** One call of an operation that the account got, as it came over the wire. */
export interface AwsCall {
  /** `API Gateway`, `Lambda`. */
  readonly service: string;
  /** `PutIntegration`: the SDK's command without `Command`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The calls of an account, the oldest first; as many as it keeps. */
export interface CallRecord {
  readonly calls: readonly AwsCall[];
  /** How many were dropped, the oldest first. */
  readonly dropped: number;
  add(call: AwsCall): void;
  clear(): void;
}

/** @param limit how many calls are kept at most */
export function callRecord(limit: number): CallRecord {
  const calls: AwsCall[] = [];
  let dropped = 0;
  return {
    calls,
    get dropped() {
      return dropped;
    },
    add(call) {
      calls.push(call);
      if (calls.length <= limit) return;
      calls.shift();
      dropped += 1;
    },
    clear() {
      calls.length = 0;
      dropped = 0;
    },
  };
}
