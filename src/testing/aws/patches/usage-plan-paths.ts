import { type AwsError, badRequest } from "../account/aws-error.ts";

const method = "/apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>";
const leaves = [
  "/throttle/burstLimit",
  "/throttle/rateLimit",
  "/quota/limit",
  "/quota/offset",
  "/quota/period",
];

/**
 * The paths of a usage plan that each operation takes, as API Gateway lists them. Captured for
 * removing (boto/boto3#2629), misspelling included; documented, in no known order, for the others.
 */
const placesByOperation: Readonly<Record<string, readonly string[]>> = {
  add: ["/apiStages", "/productCode", ...leaves],
  replace: [
    "/name",
    "/description",
    "/productCode",
    ...leaves,
    `${method}/rateLimit`,
    `${method}/burstLimit`,
  ],
  remove: [
    "/apiStages",
    "/quota",
    "/throttle",
    "/productCode",
    method,
    "/apiStages/<apidId:stageName>/throttle",
  ],
};

/** A path of a usage plan that the operation does not take. */
export function invalidUsagePlanPath({
  op,
  path,
}: {
  readonly op: string;
  readonly path: string;
}): AwsError {
  const places = placesByOperation[op] ?? [];
  return badRequest(
    `Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [${places.join(", ")}]`,
  );
}
