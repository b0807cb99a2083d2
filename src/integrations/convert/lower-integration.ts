import { defined } from "../../core/json.ts";
import { parseLambdaArn } from "../model/grammar/lambda-arn.ts";
import { lambdaUri, streamingLambdaUri } from "../model/grammar/lambda-uri.ts";
import type { RestIntegration } from "../model/integration.ts";
import { type KindTraits, kindTraits } from "../model/kind-traits.ts";
import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
import { toRecordMembers } from "./members.ts";

/**
 * Converts an integration of a REST API to its record.
 *
 * @example
 * lowerIntegration(rest.lambdaProxy({ functionArn })).uri; // "arn:aws:apigateway:…/invocations"
 */
export function lowerIntegration(integration: RestIntegration): IntegrationRecord {
  const { kind, ...members } = integration;
  const traits = kindTraits[kind];
  return defined({
    type: traits.type,
    ...(traits.vpcLink && { connectionType: "VPC_LINK" }),
    ...(traits.responseTransferMode && { responseTransferMode: traits.responseTransferMode }),
    ...toRecordMembers(withUri(members, traits)),
  });
}

/** Replaces the function's ARN of a Lambda kind with the invocation URI of the record. */
export function withUri<Members extends object>(
  members: Members,
  { responseTransferMode }: KindTraits,
): Omit<Members, "functionArn" | "region"> & { readonly uri?: string } {
  if (!isOnFunction(members)) return members;
  const { functionArn, region, ...others } = members;
  const arn = parseLambdaArn(functionArn);
  // The kinds' schemas guarantee valid ARNs; an unvalidated one is kept unchanged.
  if (!arn) return { ...others, uri: functionArn };
  const uri = responseTransferMode === "STREAM" ? streamingLambdaUri : lambdaUri;
  const parts = { partition: arn.partition, region: region ?? arn.region, functionArn };
  return { ...others, uri: uri.print(parts) };
}

function isOnFunction<Members extends object>(
  members: Members,
): members is Members & { readonly functionArn: string; readonly region?: string } {
  return "functionArn" in members;
}
