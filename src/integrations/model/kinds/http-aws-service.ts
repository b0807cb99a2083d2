import * as z from "zod/mini";
import { credentials, written } from "../fields.ts";
import { httpMappingSource } from "../grammar/http-mapping.ts";
import { httpSubtypes } from "../http-subtypes.ts";
import { strictObject } from "../strict-object.ts";
import { description, httpResponseParameters, httpTimeoutMs } from "../v2-fields.ts";

/**
 * HTTP API `AWS_PROXY` with a subtype: one call to a service, its parameters from the request.
 *
 * Each parameter is text with variables, such as `$request.body.id`; structured values are JSON
 * text.
 */
export const httpAwsService = z.discriminatedUnion("subtype", [
  service("EventBridge-PutEvents", httpSubtypes["EventBridge-PutEvents"]),
  service("SQS-SendMessage", httpSubtypes["SQS-SendMessage"]),
  service("SQS-ReceiveMessage", httpSubtypes["SQS-ReceiveMessage"]),
  service("SQS-DeleteMessage", httpSubtypes["SQS-DeleteMessage"]),
  service("SQS-PurgeQueue", httpSubtypes["SQS-PurgeQueue"]),
  service("AppConfig-GetConfiguration", httpSubtypes["AppConfig-GetConfiguration"]),
  service("Kinesis-PutRecord", httpSubtypes["Kinesis-PutRecord"]),
  service("StepFunctions-StartExecution", httpSubtypes["StepFunctions-StartExecution"]),
  service("StepFunctions-StartSyncExecution", httpSubtypes["StepFunctions-StartSyncExecution"]),
  service("StepFunctions-StopExecution", httpSubtypes["StepFunctions-StopExecution"]),
]);

/** An integration of the kind `http.aws-service`. */
export type HttpAwsService = Readonly<z.infer<typeof httpAwsService>>;

/** The subtypes with their required and optional parameters. */
export type HttpAwsServiceSubtype = HttpAwsService["subtype"];

/** Names of parameters. Every subtype also accepts `Region`. */
interface Names<Required extends string, Optional extends string> {
  readonly required: readonly Required[];
  readonly optional: readonly Optional[];
}

type Parameters<Required extends string, Optional extends string> = {
  [Name in Required]: z.ZodMiniString;
} & Region & { [Name in Optional]: z.ZodMiniOptional<z.ZodMiniString> };
type Region = { Region: z.ZodMiniOptional<z.ZodMiniString> };

function service<
  const Subtype extends string,
  const Required extends string,
  const Optional extends string,
>(subtype: Subtype, names: Names<Required, Optional>) {
  return strictObject(() => ({
    kind: z.literal("http.aws-service"),
    subtype: z.literal(subtype),
    /** Role that is allowed to make the call. */
    credentials: credentials(),
    parameters: parameters(names),
    responseParameters: z.optional(httpResponseParameters()),
    timeoutMs: z.optional(httpTimeoutMs()),
    description: z.optional(description()),
  }));
}

function parameters<Required extends string, Optional extends string>({
  required,
  optional,
}: Names<Required, Optional>) {
  const value = written(httpMappingSource);
  const byName = Object.fromEntries([
    ...required.map((name) => [name, value]),
    ...[...optional, "Region"].map((name) => [name, z.optional(value)]),
  ]);
  // fromEntries widens the names; they come from the two lists.
  return strictObject(() => byName as Parameters<Required, Optional>);
}
