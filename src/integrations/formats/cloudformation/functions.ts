import { lambdaArn } from "../../model/grammar/lambda-arn.ts";
import { type JsonObject, objectOf, textOf } from "../openapi/shape.ts";
import type { ResolvedTemplate } from "./resolve.ts";

/** A Lambda function that an API calls: the backend to plug in. */
export interface LoadedFunction {
  /** Its logical id in the template; the function's own name where it is not in there. */
  readonly name: string;
  /** As the API's integrations and authorizers name it, with the alias that they name. */
  readonly arn: string;
  /** `app.handler` */
  readonly handler?: string | undefined;
  /** `nodejs22.x` */
  readonly runtime?: string | undefined;
  /** Where the code is: a folder, beside the file, or a place on S3. */
  readonly codeUri?: string | undefined;
}

/** The functions at the given ARNs, with what the template says of them. */
export function functionsAt(
  arns: Iterable<string>,
  template: ResolvedTemplate | undefined,
): readonly LoadedFunction[] {
  const written = functionsByArn(template);
  return [...new Set(arns)].map((arn) => {
    // An alias or a version follows the function's own ARN.
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
