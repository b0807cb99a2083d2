import { match, P } from "ts-pattern";
import { defined } from "../../core/json.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import type { Grammar } from "../model/grammar/grammar.ts";
import { parseLambdaArn } from "../model/grammar/lambda-arn.ts";
import {
  invocationOf,
  type LambdaUri,
  lambdaUri,
  streamingLambdaUri,
} from "../model/grammar/lambda-uri.ts";
import { type RestIntegration, restIntegration } from "../model/integration.ts";
import { kindTraits } from "../model/kind-traits.ts";
import { dropIntegrationDefaults } from "../model/record/defaults.ts";
import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
import { readRestAnswer } from "./answers.ts";
import { type Classified, type Finding, invalidFindings } from "./finding.ts";
import { fromRecordMembers, type UncheckedMembers } from "./members.ts";

/**
 * Converts a record to an integration, or returns findings. Never throws: records may come from any
 * account. Accepts the output of `GetIntegration` directly.
 *
 * `resourceId` distinguishes the cache namespace that AWS fills in from an explicit one.
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

/** Determines the kind and keeps all other members, for the schema to validate. */
function toCandidate(record: IntegrationRecord): Candidate | undefined {
  const kind = kindOf(record);
  if (!kind) return undefined;
  // Members that the kind implies; the schema rejects other values.
  const traits = kindTraits[kind];
  const { type: _, connectionType, responseTransferMode, ...members } = record;
  const said = {
    ...((!traits.vpcLink || connectionType !== "VPC_LINK") && { connectionType }),
    ...(responseTransferMode !== traits.responseTransferMode && { responseTransferMode }),
  };
  if (traits.backend !== "lambda") return defined({ kind, ...said, ...fromRecordMembers(members) });
  const { uri = "", ...others } = members;
  const invocation = traits.responseTransferMode === "STREAM" ? streamingLambdaUri : lambdaUri;
  return defined({
    kind,
    ...said,
    ...functionOf(uri, invocation),
    ...fromRecordMembers(others),
  });
}

/** Determines the kind from type, connection, transfer mode and URI: the matrix in reverse. */
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

/** Returns the function in a URI, and the Region if it is not the function's own. */
export function functionOf(uri: string, invocation: Grammar<LambdaUri>): UncheckedMembers {
  const parts = invocation.read(uri);
  // Kept unchanged: the schema shows the position of the error.
  if (!parts) return { functionArn: uri };
  const { functionArn, region } = parts;
  return parseLambdaArn(functionArn)?.region === region ? { functionArn } : { functionArn, region };
}

function unknownKind({ type, uri }: IntegrationRecord): Finding {
  const named = uri === undefined ? "" : ` with the URI "${redactText(uri)}"`;
  const message = `no kind matches an integration of type ${type}${named}`;
  return { code: "record.unknown-kind", details: { type, uri }, at: [], message };
}
