import { match, P } from "ts-pattern";
import { defined } from "../../core/json.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { type Classified, type Finding, invalidFindings } from "../model/finding.ts";
import type { Grammar } from "../model/grammar/grammar.ts";
import { parseLambdaArn } from "../model/grammar/lambda-arn.ts";
import {
  invocationOf,
  type LambdaUri,
  lambdaUri,
  streamingLambdaUri,
} from "../model/grammar/lambda-uri.ts";
import { type RestIntegration, restIntegration } from "../model/integration.ts";
import { cells } from "../model/kind-traits.ts";
import { dropIntegrationDefaults } from "../model/record/defaults.ts";
import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
import { readRestAnswer } from "./answers.ts";
import { fromRecordMembers, type UncheckedMembers } from "./members.ts";

/**
 * The integration that a record is, or findings. Never throws: records come from foreign accounts,
 * and what `GetIntegration` returns may be handed in as it is.
 *
 * `resourceId` tells the cache namespace that AWS fills in from one that was given.
 *
 * @example
 * const integration = await client.send(new GetIntegrationCommand({ restApiId, resourceId, httpMethod: "GET" }));
 * classifyIntegration(integration); // { ok: true, definition: { kind: "rest.mock", … } }, or findings
 */
export function classifyIntegration(
  record: unknown,
  resourceId?: string,
): Classified<RestIntegration> {
  const answer = readRestAnswer(record);
  if (!answer.ok) return answer;
  const candidate = toCandidate(dropIntegrationDefaults(answer.record, resourceId));
  if (!candidate) return { ok: false, findings: [...answer.findings, unknownKind(answer.record)] };
  const parsed = restIntegration.safeParse(candidate);
  if (parsed.success && answer.findings.length === 0) return { ok: true, definition: parsed.data };
  const findings = invalidFindings(restIntegration, parsed.error, candidate, [candidate.kind]);
  return { ok: false, findings: [...answer.findings, ...findings] };
}

type Candidate = { readonly kind: RestIntegration["kind"] } & UncheckedMembers;

/** The kind that the record points to, with every other member kept: the schema judges them. */
function toCandidate(record: IntegrationRecord): Candidate | undefined {
  const kind = kindOf(record);
  if (!kind) return undefined;
  // What the kind says by its name; anything else is for the schema to refuse.
  const cell = cells[kind];
  const { type: _, connectionType, responseTransferMode, ...members } = record;
  const said = {
    ...((!cell.vpcLink || connectionType !== "VPC_LINK") && { connectionType }),
    ...(responseTransferMode !== cell.responseTransferMode && { responseTransferMode }),
  };
  if (cell.backend !== "lambda") return defined({ kind, ...said, ...fromRecordMembers(members) });
  const { uri = "", ...others } = members;
  const invocation = cell.responseTransferMode === "STREAM" ? streamingLambdaUri : lambdaUri;
  return defined({
    kind,
    ...said,
    ...functionOf(uri, invocation),
    ...fromRecordMembers(others),
  });
}

/** By type, connection, transfer mode and what the URI names: the matrix, read from the record. */
function kindOf(record: IntegrationRecord): RestIntegration["kind"] | undefined {
  const uri = record.uri ?? "";
  const invocation = invocationOf(uri);
  const isStreaming = record.responseTransferMode === "STREAM";
  return match({ ...record, invocation, isStreaming })
    .with({ type: "MOCK" }, () => "rest.mock" as const)
    .with(
      { type: "AWS_PROXY", invocation: "streaming", isStreaming: true },
      () => "rest.lambda-streaming-proxy" as const,
    )
    .with({ type: "AWS_PROXY", invocation: "buffered" }, () => "rest.lambda-proxy" as const)
    .with(
      { type: "AWS_PROXY", uri: P.string.includes(":firehose:") },
      () => "rest.firehose-proxy" as const,
    )
    .with({ type: "AWS", invocation: "buffered" }, () => "rest.lambda" as const)
    .with({ type: "AWS", uri: P.string, invocation: undefined }, () => "rest.aws-service" as const)
    .with({ type: "HTTP", connectionType: "VPC_LINK" }, () => "rest.private-http-v1" as const)
    .with({ type: "HTTP" }, () => "rest.http" as const)
    .with(
      {
        type: "HTTP_PROXY",
        connectionType: "VPC_LINK",
        integrationTarget: P.string,
        isStreaming: true,
      },
      () => "rest.private-http-streaming-proxy-v2" as const,
    )
    .with(
      { type: "HTTP_PROXY", connectionType: "VPC_LINK", integrationTarget: P.string },
      () => "rest.private-http-proxy-v2" as const,
    )
    .with(
      { type: "HTTP_PROXY", connectionType: "VPC_LINK", isStreaming: true },
      () => "rest.private-http-streaming-proxy-v1" as const,
    )
    .with(
      { type: "HTTP_PROXY", connectionType: "VPC_LINK" },
      () => "rest.private-http-proxy-v1" as const,
    )
    .with({ type: "HTTP_PROXY", isStreaming: true }, () => "rest.http-streaming-proxy" as const)
    .with({ type: "HTTP_PROXY" }, () => "rest.http-proxy" as const)
    .otherwise(() => undefined);
}

/** The function that a URI names; the Region only where it is not the function's own. */
export function functionOf(uri: string, invocation: Grammar<LambdaUri>): UncheckedMembers {
  const parts = invocation.read(uri);
  // Left as it is, for the schema to show the place that is wrong.
  if (!parts) return { functionArn: uri };
  const { functionArn, region } = parts;
  return parseLambdaArn(functionArn)?.region === region ? { functionArn } : { functionArn, region };
}

function unknownKind(record: IntegrationRecord): Finding {
  const uri = record.uri === undefined ? "" : ` with the URI "${redactText(record.uri)}"`;
  const message = `there is no kind for an integration of type ${record.type}${uri}`;
  return { code: "record.unknown-kind", at: [], message };
}
