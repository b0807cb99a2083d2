import { match, P } from "ts-pattern";
import { defined } from "../../json.ts";
import { parseLambdaArn } from "../grammar/lambda-arn.ts";
import { parseLambdaUri } from "../grammar/lambda-uri.ts";
import { type RestIntegration, restIntegration } from "../integration.ts";
import { explainIssues } from "../validate.ts";
import { dropIntegrationDefaults } from "./defaults.ts";
import type { Classified, Finding } from "./finding.ts";
import { fromRecordMembers, type UncheckedMembers } from "./members.ts";
import type { IntegrationRecord } from "./rest-api-record.ts";

/**
 * The integration that a record is, or findings. Never throws: records come from foreign accounts.
 *
 * `resourceId` tells the cache namespace that AWS fills in from one that was given.
 */
export function classifyIntegration(
  record: IntegrationRecord,
  resourceId: string,
): Classified<RestIntegration> {
  const candidate = toCandidate(dropIntegrationDefaults(record, resourceId));
  if (!candidate) {
    const uri = record.uri === undefined ? "" : ` with the URI "${record.uri}"`;
    const message = `there is no kind for an integration of type ${record.type}${uri}`;
    return { ok: false, findings: [{ code: "record.unknown-kind", at: [], message }] };
  }
  const parsed = restIntegration.safeParse(candidate);
  if (parsed.success) return { ok: true, definition: parsed.data };
  const findings = explainIssues(restIntegration, parsed.error.issues, candidate).map(
    (line): Finding => ({ code: "record.invalid", at: [candidate.kind], message: line.trim() }),
  );
  return { ok: false, findings };
}

type Candidate = { readonly kind: RestIntegration["kind"] } & UncheckedMembers;

/** The kind that type and URI point to, with every other member kept: the schema judges them. */
function toCandidate(record: IntegrationRecord): Candidate | undefined {
  return match(record)
    .with({ type: "MOCK" }, ({ type: _, ...members }) => ({
      kind: "rest.mock" as const,
      ...fromRecordMembers(members),
    }))
    .with({ type: "AWS_PROXY", uri: P.string }, ({ type: _, uri, httpMethod, ...members }) => {
      const parts = parseLambdaUri(uri);
      if (!parts) return undefined;
      const { functionArn, region } = parts;
      return defined({
        kind: "rest.lambda-proxy" as const,
        functionArn,
        region: parseLambdaArn(functionArn)?.region === region ? undefined : region,
        integrationHttpMethod: httpMethod,
        ...fromRecordMembers(members),
      });
    })
    .otherwise(() => undefined);
}
