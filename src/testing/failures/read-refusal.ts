import type { Failure } from "./failure.ts";

interface Row {
  readonly text: RegExp;
  readonly read: (...groups: readonly string[]) => Failure;
}

// The texts are from public captures of deployments, those about identifiers recorded.
const rows: readonly Row[] = [
  {
    text: /Invalid mapping expression (?:parameter )?specified: (method\.(?:request|response)\.[\w.-]+|[^[\]]*)\]?$/,
    read: (expression = "") => ({ code: "refused.mapping", details: { expression } }),
  },
  {
    text: /^User: (\S+) is not authorized to perform: (\S+) on resource: (\S+)/,
    read: (user = "", action = "", resource = "") => ({
      code: "refused.denied",
      details: { user, action, resource },
    }),
  },
  {
    text: /^(?:Too Many Requests|Rate exceeded)/i,
    read: () => ({ code: "refused.throttled", details: {} }),
  },
  // The SDK's own errors: nothing was sent.
  { text: /^Region is missing$/, read: () => ({ code: "refused.region", details: {} }) },
  {
    text: /^Could not load credentials from any providers$/,
    read: () => ({ code: "refused.credentials", details: {} }),
  },
  {
    text: /^Invalid (API|Resource|Method|Authorizer) identifier specified/,
    read: (what = "") => ({ code: "refused.not-found", details: { what } }),
  },
];

/** Finds out why AWS, or its SDK before sending anything, rejected a call, from the error's text. */
export function readRefusal(text: string): Failure | undefined {
  for (const row of rows) {
    const groups = row.text.exec(text);
    if (groups) return row.read(...groups.slice(1));
  }
  return undefined;
}
