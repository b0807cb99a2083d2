import { awsUri, parseArnHead } from "./aws-uri.ts";
import { type Grammar, grammar } from "./grammar.ts";
import { parseLambdaArn } from "./lambda-arn.ts";

/** The parts of a URI by which API Gateway invokes a function. */
export interface LambdaUri {
  readonly partition: string;
  readonly region: string;
  readonly functionArn: string;
}

/** `…:lambda:path/2015-03-31/functions/ARN/invocations`: waits for the whole response. */
export const lambdaUri: Grammar<LambdaUri> = invocation("2015-03-31", "invocations");

/**
 * `…:lambda:path/2021-11-15/functions/ARN/response-streaming-invocations`: streams the response.
 */
export const streamingLambdaUri: Grammar<LambdaUri> = invocation(
  "2021-11-15",
  "response-streaming-invocations",
);

export function parseLambdaUri(text: string): LambdaUri | undefined {
  return lambdaUri.read(text);
}

/**
 * Returns which of the two forms a URI has, without parsing its function, which a template may not
 * have resolved.
 */
export function invocationOf(uri: string): "buffered" | "streaming" | undefined {
  const parts = awsUri.read(uri);
  if (parts?.service !== "lambda" || parts.subdomain || parts.target.type !== "path") {
    return undefined;
  }
  const [, ending] = /^\/?[\d-]+\/functions\/.+\/([\w-]+)$/.exec(parts.target.path) ?? [];
  if (ending === "invocations") return "buffered";
  return ending === "response-streaming-invocations" ? "streaming" : undefined;
}

function invocation(version: string, ending: string): Grammar<LambdaUri> {
  return grammar({
    name: `a Lambda invocation URI, arn:aws:apigateway:REGION:lambda:path/${version}/functions/ARN/${ending}`,
    code: "uri.invalid",
    parse(cursor) {
      const parts = parseArnHead(cursor);
      // AWS's guide prints the path with one slash and with two; both are accepted.
      cursor.expect(/lambda:path\/\/?/y, '"lambda:path/"');
      cursor.expect(new RegExp(`${version}/functions/`, "y"), `"${version}/functions/"`);
      const start = cursor.offset;
      const functionArn = cursor.expect(/[^/]+/y, "a function's ARN");
      if (!parseLambdaArn(functionArn)) throw cursor.unexpected("a function's ARN", start);
      cursor.expect(new RegExp(`/${ending}`, "y"), `"/${ending}"`);
      return { ...parts, functionArn };
    },
    print: ({ partition, region, functionArn }) =>
      `arn:${partition}:apigateway:${region}:lambda:path/${version}/functions/${functionArn}/${ending}`,
  });
}
