import { GatewrightError } from "../../../core/errors.ts";
import { invocationOf, parseLambdaUri } from "../../../integrations/model/grammar/lambda-uri.ts";
import type {
  MethodRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";

/** What API Gateway does for an API and this gateway does not, by the name to ignore it by. */
export type UnsupportedFeature =
  | "compression"
  | "firehose"
  | "mutual-tls"
  | "resource-policy"
  | "response-streaming"
  | "usage-plan-limits";

interface Row {
  readonly feature: UnsupportedFeature;
  /** What it is, behind "it has". */
  readonly text: string;
  readonly isUsed: (method: MethodRecord, api: Pick<RestApiRecord, "restApi">) => boolean;
}

const rows: readonly Row[] = [
  {
    feature: "compression",
    text: "compressed responses",
    isUsed: (_, { restApi }) => restApi.minimumCompressionSize !== undefined,
  },
  {
    feature: "response-streaming",
    // AWS's guide says that it does not support this, and not what it does then.
    text: "a transfer mode that does not match its Lambda URI",
    isUsed: ({ methodIntegration: { type, uri = "", responseTransferMode } = { type: "" } }) => {
      const invocation = type.startsWith("AWS") ? invocationOf(uri) : undefined;
      const isStreaming = invocation === "streaming";
      return invocation !== undefined && isStreaming !== (responseTransferMode === "STREAM");
    },
  },
  {
    feature: "firehose",
    text: "a proxy to a Firehose stream",
    isUsed: ({ methodIntegration: integration }) =>
      integration?.type === "AWS_PROXY" &&
      /:firehose:/.test(integration.uri ?? "") &&
      !parseLambdaUri(integration.uri ?? ""),
  },
];

/**
 * Refuses a method that needs what is not emulated: an answer that AWS would not give is worse than
 * none.
 *
 * @throws GatewrightError `gateway.unsupported`: names the feature and how to ignore it.
 */
export function refuseUnsupported(
  route: string,
  method: MethodRecord,
  api: Pick<RestApiRecord, "restApi">,
  ignore: readonly UnsupportedFeature[],
): void {
  const row = rows.find(({ feature, isUsed }) => !ignore.includes(feature) && isUsed(method, api));
  if (!row) return;
  throw unsupported(row.feature, `Failed to run "${route}": it has ${row.text}`);
}

/** @param failure what cannot be done: "Failed to … : it has …" */
export function unsupported(feature: UnsupportedFeature, failure: string): GatewrightError {
  return new GatewrightError("gateway.unsupported", `${failure}, which is not emulated`, {
    hint: `To run it without this feature, pass ignore: ["${feature}"].`,
  });
}
