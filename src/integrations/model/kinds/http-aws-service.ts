import * as z from "zod/mini";
import { credentials, written } from "../fields.ts";
import { httpMappingSource } from "../grammar/http-mapping.ts";
import { httpSubtypes } from "../http-subtypes.ts";
import { strictObject } from "../strict-object.ts";
import { description, httpResponseParameters, httpTimeoutMs } from "../v2-fields.ts";

/**
 * HTTP API `AWS_PROXY` with a subtype: one call to a service, its parameters from the request.
 *
 * Each parameter is text with variables, `$request.body.id`; structured ones are JSON as text.
 */
export const httpAwsService = z.discriminatedUnion("subtype", [
  service("EventBridge-PutEvents"),
  service("SQS-SendMessage"),
  service("SQS-ReceiveMessage"),
  service("SQS-DeleteMessage"),
  service("SQS-PurgeQueue"),
  service("AppConfig-GetConfiguration"),
  service("Kinesis-PutRecord"),
  service("StepFunctions-StartExecution"),
  service("StepFunctions-StartSyncExecution"),
  service("StepFunctions-StopExecution"),
]);

/** An integration of the kind `http.aws-service`. */
export type HttpAwsService = Readonly<z.infer<typeof httpAwsService>>;

/** The subtypes, and the parameters that each one needs and takes. */
export type HttpAwsServiceSubtype = HttpAwsService["subtype"];

type Subtypes = typeof httpSubtypes;

/** Every subtype takes `Region`. */
type Parameters<Required extends string, Optional extends string> = {
  [Name in Required]: z.ZodMiniString;
} & Region & { [Name in Optional]: z.ZodMiniOptional<z.ZodMiniString> };
type Region = { Region: z.ZodMiniOptional<z.ZodMiniString> };

function service<const Subtype extends keyof Subtypes>(subtype: Subtype) {
  return strictObject(() => ({
    kind: z.literal("http.aws-service"),
    subtype: z.literal(subtype),
    /** Role that may make the call. */
    credentials: credentials(),
    parameters: parameters(subtype),
    responseParameters: z.optional(httpResponseParameters()),
    timeoutMs: z.optional(httpTimeoutMs()),
    description: z.optional(description()),
  }));
}

function parameters<Subtype extends keyof Subtypes>(subtype: Subtype) {
  const { required, optional } = httpSubtypes[subtype];
  const value = written(httpMappingSource);
  const byName = Object.fromEntries([
    ...required.map((name) => [name, value]),
    ...[...optional, "Region"].map((name) => [name, z.optional(value)]),
  ]);
  // fromEntries forgets the names; they are those of the two lists.
  return strictObject(
    () =>
      byName as Parameters<
        Subtypes[Subtype]["required"][number],
        Subtypes[Subtype]["optional"][number]
      >,
  );
}
