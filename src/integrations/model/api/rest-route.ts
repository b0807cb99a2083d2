import * as z from "zod/mini";
import type { JsonObject } from "../../../core/json.ts";
import { parseRouteKey } from "../../../core/route-key.ts";
import { statusCode, written } from "../fields.ts";
import { methodParameter } from "../grammar/rest-mapping.ts";
import { type RestIntegration, restIntegration } from "../integration.ts";
import { isDraft4 } from "../json-schema/draft-4.ts";
import { strictObject } from "../strict-object.ts";

/** One method of one resource, and what answers it. */
export interface Route<Key extends string = string> {
  readonly key: Key;
  readonly integration: RestIntegration;
  /** Friendly name of the method, used by SDKs that API Gateway generates. */
  readonly operationName?: string | undefined;
  /** Clients send a key of a usage plan of the stage in `X-API-Key`. Absent: they need none. */
  readonly apiKeyRequired?: true | undefined;
  /**
   * Parameters of the method, to whether a request has to have them:
   * `{ "method.request.querystring.page": false }`. What mappings and cache keys take is declared by
   * itself, and need not be repeated.
   */
  readonly requestParameters?: Readonly<Record<string, boolean>> | undefined;
  /**
   * What the method may answer, by status. Absent: what the integration's responses answer, with
   * the headers that they set.
   */
  readonly methodResponses?: Readonly<Record<string, MethodResponse>> | undefined;
  /**
   * What the body of a request has to be: JSON Schema, draft 4. A JSON body that is not so is refused
   * with 400 `Invalid request body`; one of another media type is not looked at.
   */
  readonly body?: JsonObject | undefined;
}

const methodResponse = strictObject(() => ({
  /** Header that the response may have, to whether it always does: `method.response.header.X`. */
  responseParameters: z.optional(z.record(z.string(), z.boolean())),
  /** Media type to the name of a model. */
  responseModels: z.optional(z.record(z.string(), z.string())),
}));

/** What a method declares of an answer with one status: its headers and models. */
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
      "it is no JSON Schema of draft 4 as API Gateway's models take it",
    ),
  ),
}));
