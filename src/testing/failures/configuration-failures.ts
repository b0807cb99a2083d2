import { explainRestResult } from "../../proxy-events/explain-result/rest.ts";
import type { Diagnosis } from "./diagnosis.ts";
import {
  addAuthorizerPermission,
  addMethodPermission,
  deleteFunctionConcurrency,
  putDefaultIntegrationResponse,
  putMethodResponse,
  updateAssumeRolePolicy,
  updateIntegration,
} from "./fixes.ts";
import type { LogFacts } from "./log-facts.ts";

/** What one reason behind `Execution failed due to configuration error` means. */
interface Row {
  readonly reason: RegExp;
  readonly tell: (facts: LogFacts, ...groups: readonly string[]) => Diagnosis;
}

const longestTimeoutMs = 29_000;

/**
 * Where the words come from: recordings for the endpoint's address; public captures for the function's
 * permission, the role, the mappings, the answer, the certificate's host and private endpoints;
 * another emulator for headers and mocks; nowhere for the method of a function.
 */
const rows: readonly Row[] = [
  {
    reason: /^Invalid permissions on Lambda function$/,
    tell: (facts) =>
      facts.authorizerId === undefined
        ? {
            code: "lambda.permission",
            text: `API Gateway may not call ${functionIn(facts)}, or there is no such function. Let the function be called by this API.`,
            fix: addMethodPermission(facts),
          }
        : {
            code: "authorizer.permission",
            text: `API Gateway may not call the authorizer's function ${functionIn(facts)}, or there is no such function. A permission for the API's methods does not hold for its authorizers.`,
            fix: addAuthorizerPermission(facts),
          },
  },
  {
    reason: /^API Gateway does not have permission to assume the provided role (\S+)$/,
    tell: (_, roleArn = "") => ({
      code: "role.not-assumable",
      text: `API Gateway cannot assume ${roleArn}. Let apigateway.amazonaws.com assume the role in its trust policy.`,
      fix: updateAssumeRolePolicy(roleArn),
    }),
  },
  { reason: /^Malformed Lambda proxy response$/, tell: explainAnswer },
  {
    reason:
      /^No match for output mapping and no default output mapping configured\. Endpoint Response Status Code: (\d+)$/,
    tell: (facts, status = "") => ({
      code: "response.unmatched",
      text: `The endpoint answered ${status}${inWords(facts)}, and no integration response matches it. Add one without a selection pattern, which takes what no other one does.`,
      fix: putDefaultIntegrationResponse(facts, declaredStatus(facts, status)),
    }),
  },
  {
    reason: /^Output mapping refers to an invalid method response: (\d+)$/,
    tell: (facts, status = "") => ({
      code: "response.undeclared",
      text: `The integration response ${status} was selected, and the method declares no response ${status}.`,
      fix: putMethodResponse(facts, status),
    }),
  },
  {
    reason:
      /^Integration response of reported length (\d+) is larger than allowed maximum of (\d+) bytes\.?$/,
    tell: (_, length = "", maximum = "") => ({
      code: "response.too-large",
      text: `The endpoint's answer has ${length} bytes, and API Gateway passes on no more than ${maximum}. Answer in pages, or with a link to the object.`,
    }),
  },
  {
    reason: /^(\S+) header already present$/,
    tell: (_, header = "") => ({
      code: "mapping.header",
      text: `A request parameter maps the header ${header}, which API Gateway writes itself. Remove that mapping.`,
    }),
  },
  {
    reason: /^Unable to transform request$/,
    tell: (facts) =>
      facts.find("methodRequestBody")?.body === "[Binary Data]"
        ? {
            code: "template.binary",
            text: "The request's body is binary, and a mapping template reads text only. Have API Gateway convert it.",
            fix: updateIntegration(facts, {
              op: "replace",
              path: "/contentHandling",
              value: "CONVERT_TO_TEXT",
            }),
          }
        : {
            code: "template.request",
            text: "The request template failed. Render it locally with the body in this log: the error names the line.",
          },
  },
  {
    reason: /^Unable to transform response$/,
    tell: () => ({
      code: "template.response",
      text: "The response template failed, or the endpoint's answer is binary, which a template cannot read. Render it locally with the endpoint's body in this log.",
    }),
  },
  {
    reason: /^Unable to parse statusCode\./,
    tell: () => ({
      code: "mock.status",
      text: 'The request template of the mock renders no status. It has to render {"statusCode": 200}.',
    }),
  },
  {
    reason: /^No integration defined for method$/,
    tell: () => ({
      code: "integration.missing",
      text: "The method has no integration. Put one: rest.mock() is the smallest.",
    }),
  },
  {
    reason: /^Unsupported method for Lambda$/,
    tell: (facts) => ({
      code: "lambda.method",
      text: "A Lambda function is called by POST, whatever the method of the route is.",
      fix: updateIntegration(facts, { op: "replace", path: "/httpMethod", value: "POST" }),
    }),
  },
  { reason: /^Invalid endpoint address$/, tell: explainAddress },
  {
    reason:
      /^Host name ?(?:'([^']*)')? does not match the certificate subject provided by the peer(?: \((?:.*\b)?CN=([^,)]+).*\))?$/,
    tell: (facts, host = "", subject = "") => {
      const uri = facts.find("endpointRequestUri")?.uri ?? facts.context.integration?.uri;
      const isHost = subject !== "" && !subject.includes("*");
      const mended = isHost && host !== "" ? uri?.replace(`//${host}`, `//${subject}`) : undefined;
      return {
        code: "endpoint.certificate-host",
        text: `The endpoint's certificate is${subject === "" ? " not for the host" : ` for ${subject}, not`}${host === "" ? " of the URI" : ` for ${host}`}. Call the endpoint by the name in its certificate.`,
        ...(mended !== undefined && {
          fix: updateIntegration(facts, { op: "replace", path: "/uri", value: mended }),
        }),
      };
    },
  },
  {
    reason: /PKIX path building failed|unable to find valid certification path|certificate/i,
    tell: (facts) => ({
      code: "endpoint.certificate-issuer",
      text: "API Gateway does not trust who signed the endpoint's certificate. Have it signed by a public authority; behind a VPC link of your own, verification may be left out.",
      fix: updateIntegration(facts, {
        op: "replace",
        path: "/tlsConfig/insecureSkipVerification",
        value: "true",
      }),
    }),
  },
  {
    reason: /^There was an internal error while executing your request$/,
    tell: () => ({
      code: "endpoint.private",
      text: "The private endpoint cannot be reached: look at the state of the VPC link, the health of the targets, and whether security groups let its traffic in.",
    }),
  },
  {
    reason: /^Invalid JSON in response: (.*)$/s,
    tell: (_, detail = "") => ({
      code: "authorizer.answer",
      text: `The authorizer's function answers what is no authorizer's answer: ${detail}. It has to answer { principalId, policyDocument }; allow() and deny() make it.`,
    }),
  },
];

/** @returns undefined where the reason is none that is known */
export function explainConfigurationFailure(
  reason: string,
  facts: LogFacts,
): Diagnosis | undefined {
  for (const row of rows) {
    const groups = row.reason.exec(reason);
    if (groups) return row.tell(facts, ...groups.slice(1));
  }
  return undefined;
}

function functionIn({ lambda }: LogFacts): string {
  return lambda?.functionArn ?? "the Lambda function";
}

/** Why the answer is none, by the function that decides it here. */
function explainAnswer(facts: LogFacts): Diagnosis {
  const { endpointBody: body, endpointStatus } = facts;
  if (endpointStatus === 429 || /"Reason":"\w*LimitExceeded"|Rate Exceeded/i.test(body)) {
    return {
      code: "lambda.throttled",
      text: `Lambda refused to run ${functionIn(facts)}: all of the concurrency that it may use is in use. Take its reservation away, or raise it.`,
      fix: deleteFunctionConcurrency(facts),
    };
  }
  if (endpointStatus === 404 || /"Message":"Function not found/.test(body)) {
    return {
      code: "lambda.missing",
      text: `There is no function ${functionIn(facts)}. Create it, or name the one that is there.`,
    };
  }
  const explained = parsed(body);
  const why =
    explained && !explained.ok
      ? `${explained.key === undefined ? "" : `${explained.key}: `}${explained.reason}`
      : "it is not { statusCode, headers, multiValueHeaders, body, isBase64Encoded }";
  return {
    code: "lambda.answer",
    text: `What ${functionIn(facts)} answers is no proxy answer: ${why.replace(/\.$/, "")}.`,
  };
}

function parsed(body: string): ReturnType<typeof explainRestResult> | undefined {
  try {
    return explainRestResult(JSON.parse(body));
  } catch {
    // Cut off by API Gateway, or no JSON.
    return undefined;
  }
}

function explainAddress(facts: LogFacts): Diagnosis {
  const { integration: { uri = "" } = {}, stageVariables = {} } = facts.context;
  const names = [...uri.matchAll(/\$\{stageVariables\.(\w+)\}/g)].map(([, name = ""]) => name);
  const unset = names.filter((name) => !Object.hasOwn(stageVariables, name));
  if (unset.length > 0) {
    return {
      code: "endpoint.stage-variable",
      text: `The URI ${uri} needs the stage variable${unset.length > 1 ? "s" : ""} ${unset.join(", ")}, which the call does not give. A test has no stage: pass stageVariables.`,
    };
  }
  return {
    code: "endpoint.address",
    text: `${uri === "" ? "The integration's URI" : `The URI ${uri}`} is no address that API Gateway can call: the host has no address, or a part of the URI is empty.`,
  };
}

/** What the endpoint says, where it is AWS's refusal: the usual reason for a status nobody mapped. */
function inWords({ endpointBody: body }: LogFacts): string {
  const word = /"(?:__type|Code|code)":"(?:[\w.]+#)?(\w+)"/.exec(body)?.[1];
  const sentence = /"(?:[mM]essage)":"([^"]{1,200})/.exec(body)?.[1];
  if (word === undefined && sentence === undefined) return "";
  return ` (${[word, sentence].filter((part) => part !== undefined).join(": ")})`;
}

/** A default response has to name a status that the method declares. */
function declaredStatus({ context }: LogFacts, endpointStatus: string): string {
  const declared = context.declaredStatuses ?? [];
  if (declared.length === 0 || declared.includes(endpointStatus)) return endpointStatus;
  return declared[0] ?? endpointStatus;
}

/** What a longer wait of the integration would be, where one is possible. */
export function explainTimeout(facts: LogFacts): Diagnosis {
  const { timeoutInMillis } = facts.context.integration ?? {};
  const canWait = timeoutInMillis !== undefined && timeoutInMillis < longestTimeoutMs;
  return {
    code: "endpoint.timeout",
    text: canWait
      ? `No answer came within the ${timeoutInMillis} ms of the integration. Let it wait longer, or answer sooner.`
      : "No answer came within the time of the integration, 29 seconds at most unless a quota was raised. Answer sooner, or take the work on and answer 202.",
    ...(canWait && {
      fix: updateIntegration(facts, {
        op: "replace",
        path: "/timeoutInMillis",
        value: String(longestTimeoutMs),
      }),
    }),
  };
}
