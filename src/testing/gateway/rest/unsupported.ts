import { GatewrightError } from "../../../core/errors.ts";
import { invocationOf, parseLambdaUri } from "../../../integrations/model/grammar/lambda-uri.ts";
import type {
  MethodRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";

/** Features of API Gateway that the emulated gateway lacks, by the name to ignore them by. */
export type UnsupportedFeature =
  | "compression"
  | "firehose"
  | "mutual-tls"
  | "resource-policy"
  | "response-streaming"
  | "usage-plan-limits";

interface Row {
  readonly feature: UnsupportedFeature;
  /** The feature, as it follows "it has". */
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
    // AWS's guide says that this is not supported, but not what happens.
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
 * Rejects a method that needs an unsupported feature: a response that differs from AWS's is worse than
 * an error.
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

/** @param failure the start of the message: "Failed to … : it has …" */
export function unsupported(feature: UnsupportedFeature, failure: string): GatewrightError {
  return new GatewrightError("gateway.unsupported", `${failure}, which is not emulated`, {
    hint: `To run it without this feature, pass ignore: ["${feature}"].`,
  });
}
