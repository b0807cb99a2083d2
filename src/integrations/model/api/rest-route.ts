import * as z from "zod/mini";
import type { JsonObject } from "../../../core/json.ts";
import { parseRouteKey } from "../../../core/route-key.ts";
import { statusCode, written } from "../fields.ts";
import { methodParameter } from "../grammar/rest-mapping.ts";
import { type RestIntegration, restIntegration } from "../integration.ts";
import { isDraft4 } from "../json-schema/draft-4.ts";
import { strictObject } from "../strict-object.ts";

/** One method of one resource with its integration. */
export interface Route<Key extends string = string> {
  readonly key: Key;
  readonly integration: RestIntegration;
  /** Friendly name of the method, used by SDKs that API Gateway generates. */
  readonly operationName?: string | undefined;
  /**
   * Whether clients must send a key of the stage's usage plan in `X-API-Key`. Defaults to false.
   */
  readonly apiKeyRequired?: true | undefined;
  /**
   * Parameters of the method, and whether they are required: `{ "method.request.querystring.page":
   * false }`. Parameters of mappings and cache keys are declared automatically.
   */
  readonly requestParameters?: Readonly<Record<string, boolean>> | undefined;
  /**
   * Method responses by status. Defaults to the integration's responses and the headers that they
   * set.
   */
  readonly methodResponses?: Readonly<Record<string, MethodResponse>> | undefined;
  /**
   * Schema of the request body: JSON Schema draft 4. An invalid JSON body is rejected with 400
   * `Invalid request body`; other media types are not validated.
   */
  readonly body?: JsonObject | undefined;
}

const methodResponse = strictObject(() => ({
  /** Response headers, and whether they are always present: `method.response.header.X`. */
  responseParameters: z.optional(z.record(z.string(), z.boolean())),
  /** Model names by media type. */
  responseModels: z.optional(z.record(z.string(), z.string())),
}));

/** Headers and models that a method declares for one status. */
export interface MethodResponse extends Readonly<z.infer<typeof methodResponse>> {}

export const restRouteSchema: z.core.$ZodType<Route> = strictObject(() => ({
  key: z.string().check(
    z.superRefine((key, context) => {
      const parsed = parseRouteKey(key);
      if (!parsed.ok) context.addIssue({ code: "custom", message: `${parsed.reason}: "${key}"` });
    }),
  ),
  integration: restIntegration,
  operationName: z.optional(z.string().check(z.minLength(1))),
  apiKeyRequired: z.optional(z.literal(true)),
  requestParameters: z.optional(z.record(written(methodParameter), z.boolean())),
  methodResponses: z.optional(z.record(statusCode(), methodResponse)),
  body: z.optional(
    z.custom<JsonObject>(
      isDraft4,
      "it is not a JSON Schema draft 4 that API Gateway's models support",
    ),
  ),
}));
