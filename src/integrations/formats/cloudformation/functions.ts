import { lambdaArn } from "../../model/grammar/lambda-arn.ts";
import { type JsonObject, objectOf, textOf } from "../openapi/shape.ts";
import type { ResolvedTemplate } from "./resolve.ts";

/** A Lambda function that an API calls; pass its code with `lambdasOf`. */
export interface LoadedFunction {
  /** Its logical id in the template; the function's name if it is not in the template. */
  readonly name: string;
  /** The ARN in the API's integrations and authorizers, including any alias. */
  readonly arn: string;
  /** `app.handler` */
  readonly handler?: string | undefined;
  /** `nodejs22.x` */
  readonly runtime?: string | undefined;
  /** Location of the code: a folder relative to the file, or an S3 object. */
  readonly codeUri?: string | undefined;
}

/** Returns the functions with the given ARNs and their settings in the template. */
export function functionsAt(
  arns: Iterable<string>,
  template: ResolvedTemplate | undefined,
): readonly LoadedFunction[] {
  const written = functionsByArn(template);
  return [...new Set(arns)].map((arn) => {
    // An alias or version follows the function's own ARN.
    const own = written.get(arn) ?? written.get(arn.split(":").slice(0, 7).join(":"));
    return { name: own?.name ?? nameIn(arn), arn, ...own?.settings };
  });
}

function functionsByArn(template: ResolvedTemplate | undefined) {
  const functions = new Map<string, { readonly name: string; readonly settings: JsonText }>();
  for (const [name, { type, properties, physical }] of Object.entries(template?.resources ?? {})) {
    const arn = physical && textOf(physical.attributes["Arn"]);
    if (type !== "AWS::Lambda::Function" || arn === undefined) continue;
    functions.set(arn, { name, settings: settingsOf(properties) });
  }
  return functions;
}

type JsonText = Pick<LoadedFunction, "handler" | "runtime" | "codeUri">;

function settingsOf({ Handler, Runtime, Code }: JsonObject): JsonText {
  const code = objectOf(Code);
  const bucket = textOf(code["S3Bucket"]);
  const codeUri =
    textOf(code["CodeUri"]) ??
    (bucket === undefined ? undefined : `s3://${bucket}/${textOf(code["S3Key"]) ?? ""}`);
  const handler = textOf(Handler);
  const runtime = textOf(Runtime);
  return {
    ...(handler !== undefined && { handler }),
    ...(runtime !== undefined && { runtime }),
    ...(codeUri !== undefined && { codeUri }),
  };
}

function nameIn(arn: string): string {
  return lambdaArn.read(arn)?.functionName ?? arn;
}
