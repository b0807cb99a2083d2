/** Values in the context of the events. Fixed, so that tests are repeatable. */
export const defaults = {
  accountId: "123456789012",
  apiId: "abcdef1234",
  region: "us-east-1",
  host: "abcdef1234.execute-api.us-east-1.amazonaws.com",
  requestId: "8f3c1ab6-3d4e-4f5a-9b6c-7d8e9f0a1b2c",
  /** The form that HTTP and WebSocket APIs use, which is not a UUID. */
  extendedRequestId: "JCJJxhz4PHcEJgQ=",
  connectionId: "R0oXAdfD0kwCH6w=",
  /** 1 January 2026, 12:00 UTC, in milliseconds since 1970. */
  timeEpoch: Date.UTC(2026, 0, 1, 12),
  arrival: { traceId: "Root=1-695660c0-0123456789abcdef01234567" },
} as const;
