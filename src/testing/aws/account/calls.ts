/** One call of an operation, as the account received it. */
export interface AwsCall {
  /** The service's name: `API Gateway`, `API Gateway V2`, `Lambda` or `CloudFormation`. */
  readonly service: string;
  /** The SDK's command without `Command`, such as `PutIntegration`. */
  readonly operation: string;
  /** The operation's input, as the account read it from the request. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The latest calls of an account, oldest first. */
export interface CallRecord {
  readonly calls: readonly AwsCall[];
  /** How many of the oldest calls were dropped. */
  readonly dropped: number;
  add(call: AwsCall): void;
  clear(): void;
}

/** @param limit the largest number of calls to keep */
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
