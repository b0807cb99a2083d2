import * as z from "zod";
import { ofKind } from "./of-kind.ts";
import { flag, multiValueMap, text, valueMap } from "./parts.ts";

/** The event of an Application Load Balancer. Keeps unknown members. */
export function albEvent() {
  return z
    .looseObject({
      requestContext: z.looseObject({ elb: z.looseObject({ targetGroupArn: text }) }),
      httpMethod: z.string(),
      path: z.string(),
      headers: valueMap.nullish(),
      multiValueHeaders: multiValueMap.nullish(),
      queryStringParameters: valueMap.nullish(),
      multiValueQueryStringParameters: multiValueMap.nullish(),
      body: text,
      isBase64Encoded: flag.nullish(),
    })
    .refine(...ofKind("alb"));
}
