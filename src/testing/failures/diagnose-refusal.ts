import type { Diagnosis, DiagnosisContext, SdkCall } from "./diagnosis.ts";
import { updateMethod, updateMethodResponse } from "./fixes.ts";
import { factsOf, type LogFacts } from "./log-facts.ts";

interface Row {
  readonly text: RegExp;
  readonly tell: (facts: LogFacts, ...groups: readonly string[]) => Diagnosis;
}

// The texts are from public captures of deployments, those about identifiers recorded.
const rows: readonly Row[] = [
  {
    text: /Invalid mapping expression (?:parameter )?specified: (method\.(request|response)\.[\w.-]+)\]?$/,
    tell: (facts, parameter = "", side = "") => ({
      code: "refused.mapping",
      text: `A mapping names ${parameter}, which the method does not declare. Declare it, then store the mapping again.`,
      fix: declare(facts, parameter, side),
    }),
  },
  {
    text: /Invalid mapping expression (?:parameter )?specified: ([^[\]]*)\]?$/,
    tell: (_, expression = "") => ({
      code: "refused.mapping",
      text: `${expression} is neither a parameter nor a value: API Gateway reads a value only in single quotes, '${expression}'.`,
    }),
  },
  {
    text: /^User: (\S+) is not authorized to perform: (\S+) on resource: (\S+)/,
    tell: (_, user = "", action = "", resource = "") => ({
      code: "refused.denied",
      text: `${user} may not ${action} on ${resource}. Allow it in a policy of that user or role.`,
      fix: allowAction(user, action, resource),
    }),
  },
  {
    text: /^(?:Too Many Requests|Rate exceeded)/i,
    tell: () => ({
      code: "refused.throttled",
      text: "The account calls API Gateway's control plane too often: ten requests a second are all that it has. Send less often, as testInvokeAll does.",
    }),
  },
  {
    // The SDK's own texts: nothing was sent.
    text: /^Region is missing$/,
    tell: () => ({
      code: "refused.region",
      text: 'The client has no Region. Make it with one, new APIGatewayClient({ region: "us-east-1" }), or set AWS_REGION.',
    }),
  },
  {
    text: /^Could not load credentials from any providers$/,
    tell: () => ({
      code: "refused.credentials",
      text: "The client finds no credentials. Log in with aws sso login, set AWS_PROFILE, or give the client credentials.",
    }),
  },
  {
    text: /^Invalid (API|Resource|Method|Authorizer) identifier specified/,
    tell: (_, what = "") => ({
      code: "refused.not-found",
      text: `There is no such ${what === "API" ? "API in this account and Region" : what.toLowerCase()}.`,
    }),
  },
];

/**
 * Why AWS refused a call, by the error that the SDK's client threw, as `diagnose` does for a log.
 *
 * @example
 * try { await client.send(new PutIntegrationCommand(input)); } catch (error) {
 *   console.log(diagnoseRefusal(error, { restApiId, resourceId, route: "GET /orders/{id}" })?.text);
 * }
 */
export function diagnoseRefusal(
  error: unknown,
  context: DiagnosisContext = {},
): Diagnosis | undefined {
  const message = error instanceof Error ? error.message : String(error);
  const facts = factsOf({ lines: [] }, context);
  for (const row of rows) {
    const groups = row.text.exec(message);
    if (groups) return row.tell(facts, ...groups.slice(1));
  }
  return undefined;
}

/** A parameter that the method declares as one that may be absent. */
function declare(facts: LogFacts, parameter: string, side: string): SdkCall {
  const patch = { op: "add", value: "false" } as const;
  return side === "request"
    ? updateMethod(facts, { ...patch, path: `/requestParameters/${parameter}` })
    : updateMethodResponse(facts, { ...patch, path: `/responseParameters/${parameter}` });
}

function allowAction(user: string, action: string, resource: string): SdkCall {
  // arn:aws:sts::123456789012:assumed-role/NAME/SESSION
  const roleName = /:assumed-role\/([^/]+)\//.exec(user)?.[1];
  const statement = { Effect: "Allow", Action: action, Resource: resource };
  const policy = {
    PolicyName: "gatewright-test-invoke",
    PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  };
  return roleName === undefined
    ? {
        client: "iam",
        operation: "PutUserPolicy",
        input: { UserName: user.split("/").at(-1) ?? "", ...policy },
      }
    : { client: "iam", operation: "PutRolePolicy", input: { RoleName: roleName, ...policy } };
}
