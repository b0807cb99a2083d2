import { explainRestResult } from "../../proxy-events/explain-result/rest.ts";
import type { Failure } from "./failure.ts";
import type { LogFacts } from "./log-facts.ts";

/** How one reason after `Execution failed due to configuration error` is read. */
interface Row {
  readonly reason: RegExp;
  readonly read: (facts: LogFacts, ...groups: readonly string[]) => Failure;
}

/**
 * Sources of the texts: recordings for the endpoint's address; public captures for the function's
 * permission, the role, the mappings, the response, the certificate's host and private endpoints;
 * another emulator for headers and mocks; no source for the method of a function.
 */
const rows: readonly Row[] = [
  {
    reason: /^Invalid permissions on Lambda function$/,
    read: ({ target }) => ({
      code: target.authorizerId === undefined ? "lambda.permission" : "authorizer.permission",
      details: calledFunction(target),
    }),
  },
  {
    reason: /^API Gateway does not have permission to assume the provided role (\S+)$/,
    read: (_, roleArn = "") => ({ code: "role.not-assumable", details: { roleArn } }),
  },
  { reason: /^Malformed Lambda proxy response$/, read: readAnswer },
  {
    reason:
      /^No match for output mapping and no default output mapping configured\. Endpoint Response Status Code: (-?\d+)$/,
    read: (facts, endpointStatus = "") => ({
      code: "response.unmatched",
      details: {
        endpointStatus,
        outcome: `the endpoint returned ${endpointStatus}${wordsOf(facts)}`,
      },
    }),
  },
  {
    reason: /^Output mapping refers to an invalid method response: (\d+)$/,
    read: (_, statusCode = "") => ({ code: "response.undeclared", details: { statusCode } }),
  },
  {
    reason:
      /^Integration response of reported length (\d+) is larger than allowed maximum of (\d+) bytes\.?$/,
    read: (_, length = "", maxBytes = "") => ({
      code: "response.too-large",
      details: { length, maxBytes },
    }),
  },
  {
    reason: /^(\S+) header already present$/,
    read: (_, header = "") => ({ code: "mapping.header", details: { header } }),
  },
  {
    reason: /^Unable to transform request$/,
    read: ({ find }) => ({
      code:
        find("methodRequestBody")?.body === "[Binary Data]"
          ? "template.binary"
          : "template.request",
      details: {},
    }),
  },
  {
    reason: /^Unable to transform response$/,
    read: () => ({ code: "template.response", details: {} }),
  },
  { reason: /^Unable to parse statusCode\./, read: () => ({ code: "mock.status", details: {} }) },
  {
    reason: /^No integration defined for method$/,
    read: () => ({ code: "integration.missing", details: {} }),
  },
  {
    reason: /^Unsupported method for Lambda$/,
    read: () => ({ code: "lambda.method", details: {} }),
  },
  {
    reason: /^Unable to base64 decode the body\.$/,
    read: () => ({ code: "body.base64", details: {} }),
  },
  { reason: /^Invalid endpoint address$/, read: readAddress },
  {
    reason:
      /^Host name ?(?:'([^']*)')? ?does not match the certificate subject provided by the peer(?: \((?:.*\b)?CN=([^,)]+).*\))?$/,
    read: (_, host = "", subject = "") => ({
      code: "endpoint.certificate-host",
      details: { ...(host !== "" && { host }), ...(subject !== "" && { subject }) },
    }),
  },
  {
    reason: /PKIX path building failed|unable to find valid certification path|certificate/i,
    read: () => ({ code: "endpoint.certificate-issuer", details: {} }),
  },
  {
    reason: /^There was an internal error while executing your request$/,
    read: () => ({ code: "endpoint.private", details: {} }),
  },
  {
    reason: /^Invalid JSON in response: (.*)$/s,
    read: (_, reason = "") => ({ code: "authorizer.answer", details: { reason } }),
  },
];

/** @returns `unknown` if no row matches the reason. */
export function readConfigurationFailure(reason: string, facts: LogFacts): Failure {
  for (const row of rows) {
    const groups = row.reason.exec(reason);
    if (groups) return row.read(facts, ...groups.slice(1));
  }
  return { code: "unknown", details: { reason } };
}

function calledFunction({ lambda }: LogFacts["target"]): { readonly functionArn?: string } {
  return lambda ? { functionArn: lambda.functionArn } : {};
}

/** Explains the invalid response with the function that the emulated gateway validates it with. */
function readAnswer({ endpointBody: body, endpointStatus, target }: LogFacts): Failure {
  const called = calledFunction(target);
  if (endpointStatus === 429 || /"Reason":"\w*LimitExceeded"|Rate Exceeded/i.test(body)) {
    return { code: "lambda.throttled", details: called };
  }
  if (endpointStatus === 404 || /"Message":"Function not found/.test(body)) {
    return { code: "lambda.missing", details: called };
  }
  const explained = parsed(body);
  const why =
    explained && !explained.ok
      ? {
          reason: explained.reason,
          ...(explained.key !== undefined && { key: explained.key }),
        }
      : {};
  return { code: "lambda.answer", details: { ...called, ...why } };
}

function parsed(body: string): ReturnType<typeof explainRestResult> | undefined {
  try {
    return explainRestResult(JSON.parse(body));
  } catch {
    // Truncated by API Gateway, or not JSON.
    return undefined;
  }
}

function readAddress({ context, target }: LogFacts): Failure {
  const { integration: { uri = "" } = {}, stageVariables = {} } = context;
  const names = [...uri.matchAll(/\$\{stageVariables\.(\w+)\}/g)].map(([, name = ""]) => name);
  const unset = names.filter((name) => !Object.hasOwn(stageVariables, name));
  if (unset.length > 0) {
    return {
      code: "endpoint.stage-variable",
      details: { names: unset, member: "uri", value: uri },
    };
  }
  return {
    code: "endpoint.address",
    details: target.uri === undefined ? {} : { uri: target.uri },
  };
}

/** Returns the error in the body of an AWS service, the usual cause of a status that nothing maps. */
function wordsOf({ endpointBody: body }: LogFacts): string {
  const word = /"(?:__type|Code|code)":"(?:[\w.]+#)?(\w+)"/.exec(body)?.[1];
  const sentence = /"(?:[mM]essage)":"([^"]{1,200})/.exec(body)?.[1];
  if (word === undefined && sentence === undefined) return "";
  return ` (${[word, sentence].filter((part) => part !== undefined).join(": ")})`;
}
