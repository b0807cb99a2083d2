import { match, P } from "ts-pattern";
import * as z from "zod/mini";
import { defined } from "../../core/json.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { parseLambdaArn } from "../model/grammar/lambda-arn.ts";
import { invocationOf, lambdaUri } from "../model/grammar/lambda-uri.ts";
import {
  type HttpIntegration,
  httpIntegration,
  type WebSocketIntegration,
  webSocketIntegration,
} from "../model/integration.ts";
import type { IntegrationV2Record } from "../model/record/api-v2-record.ts";
import { dropV2Defaults } from "../model/record/v2-defaults.ts";
import { readV2Answer } from "./answers.ts";
import { functionOf } from "./classify-integration.ts";
import { type Classified, type Finding, invalidFindings } from "./finding.ts";
import type { UncheckedMembers } from "./members.ts";
import { fromV2Members } from "./v2-members.ts";

/**
 * Converts a record, or the output of `GetIntegration`, to an integration of an HTTP API, or
 * returns findings. Never throws.
 *
 * @example
 * classifyHttpIntegration({ IntegrationType: "MOCK" }).ok; // false: HTTP APIs have no mocks
 */
export function classifyHttpIntegration(record: unknown): Classified<HttpIntegration> {
  return classify<HttpIntegration>(record, "HTTP", httpIntegration, httpCandidate);
}

/**
 * Converts a record to an integration of a WebSocket API, or returns findings. The record includes
 * `IntegrationResponses`.
 *
 * @example
 * classifyWebSocketIntegration({ IntegrationType: "MOCK" }); // { ok: true, definition: { … } }
 */
export function classifyWebSocketIntegration(record: unknown): Classified<WebSocketIntegration> {
  return classify<WebSocketIntegration>(
    record,
    "WEBSOCKET",
    webSocketIntegration,
    webSocketCandidate,
  );
}

type V2RecordMembers = Omit<IntegrationV2Record, "IntegrationType">;
type Candidate = { readonly kind: string } & UncheckedMembers;

function classify<Definition>(
  value: unknown,
  protocol: "HTTP" | "WEBSOCKET",
  schema: z.core.$ZodType,
  toCandidate: (record: IntegrationV2Record) => Candidate | undefined,
): Classified<Definition> {
  const answer = readV2Answer(value);
  if (!answer.ok) return answer;
  const candidate = toCandidate(dropV2Defaults(answer.record, protocol));
  if (!candidate) {
    const { IntegrationType: type, IntegrationUri: uri } = answer.record;
    const message = `no kind for protocol ${protocol} matches an integration of type ${type}${uri ? ` with the URI "${redactText(uri)}"` : ""}`;
    const details = { type, uri };
    const finding: Finding = { code: "record.unknown-kind", details, at: [], message };
    return { ok: false, findings: [...answer.findings, finding] };
  }
  const parsed = z.safeParse(schema, candidate);
  if (parsed.success && answer.findings.length === 0) {
    // The two callers above pair each schema with its definition type.
    return { ok: true, definition: parsed.data as Definition };
  }
  const findings = invalidFindings(schema, parsed.error, candidate, [candidate.kind]);
  return { ok: false, findings: [...answer.findings, ...findings] };
}

function httpCandidate(record: IntegrationV2Record): Candidate | undefined {
  const { IntegrationType: type, ConnectionType, ...members } = record;
  const { IntegrationUri: uri, PayloadFormatVersion, RequestParameters, ...others } = members;
  return match({ type, ConnectionType, subtype: members.IntegrationSubtype, uri })
    .with({ type: "AWS_PROXY", subtype: P.string }, () =>
      defined({
        kind: "http.aws-service",
        parameters: RequestParameters ?? {},
        payloadFormatVersion: PayloadFormatVersion === "1.0" ? undefined : PayloadFormatVersion,
        ...fromV2Members({ ...others, ConnectionType, IntegrationUri: uri }),
      }),
    )
    .with({ type: "AWS_PROXY", uri: P.string.regex(/:lambda:/) }, ({ uri }) =>
      lambdaCandidate("http.lambda-proxy", uri, withoutPost(members)),
    )
    .with({ type: "HTTP_PROXY", ConnectionType: "VPC_LINK", uri: P.string }, ({ uri }) =>
      defined({
        kind: "http.private",
        target: { type: targetType(uri), arn: uri },
        ...fromV2Members({ ...others, RequestParameters }),
      }),
    )
    .with({ type: "HTTP_PROXY" }, () =>
      defined({
        kind: "http.http-proxy",
        payloadFormatVersion: PayloadFormatVersion === "1.0" ? undefined : PayloadFormatVersion,
        ...fromV2Members({ ...others, RequestParameters, IntegrationUri: uri, ConnectionType }),
      }),
    )
    .otherwise(() => undefined);
}

function webSocketCandidate(record: IntegrationV2Record): Candidate | undefined {
  const { IntegrationType: type, ConnectionType, ...members } = record;
  const uri = members.IntegrationUri ?? "";
  const isFunction = invocationOf(uri) === "buffered" || parseLambdaArn(uri) !== undefined;
  const isPrivate = ConnectionType === "VPC_LINK";
  const kept = isPrivate ? members : { ...members, ConnectionType };
  const as = (kind: string): Candidate => ({ kind, ...fromV2Members(kept) });
  return match({ type, isFunction, isPrivate })
    .with({ type: "MOCK" }, () => as("web-socket.mock"))
    .with({ type: "AWS_PROXY" }, () =>
      lambdaCandidate("web-socket.lambda-proxy", uri, kept, "POST"),
    )
    .with({ type: "AWS", isFunction: true }, () => lambdaCandidate("web-socket.lambda", uri, kept))
    .with({ type: "AWS" }, () => as("web-socket.aws-service"))
    .with({ type: "HTTP", isPrivate: true }, () => as("web-socket.private-http-v1"))
    .with({ type: "HTTP" }, () => as("web-socket.http"))
    .with({ type: "HTTP_PROXY", isPrivate: true }, () => as("web-socket.private-http-proxy-v1"))
    .with({ type: "HTTP_PROXY" }, () => as("web-socket.http-proxy"))
    .otherwise(() => undefined);
}

/** Removes POST, the only method, which AWS echoes. */
function withoutPost(members: V2RecordMembers): V2RecordMembers {
  const { IntegrationMethod, ...others } = members;
  return IntegrationMethod === "POST" ? others : members;
}

/** Reads a function from its invocation URI or its own ARN. */
function lambdaCandidate(
  kind: string,
  uri: string,
  { IntegrationUri: _, ...members }: V2RecordMembers,
  integrationMethod?: string,
): Candidate {
  const named = parseLambdaArn(uri) ? { functionArn: uri } : functionOf(uri, lambdaUri);
  return defined({ kind, integrationMethod, ...named, ...fromV2Members(members) });
}

function targetType(arn: string): string {
  if (arn.includes(":servicediscovery:")) return "cloud-map";
  return arn.includes("/net/") ? "nlb-listener" : "alb-listener";
}
