import { defined } from "../../core/json.ts";
import type { Integration, RestIntegration } from "../model/integration.ts";
import { isHttp, isRest } from "../model/integration.ts";
import type { KindTraits } from "../model/kind-traits.ts";
import type {
  IntegrationResponseV2Record,
  IntegrationV2Record,
} from "../model/record/api-v2-record.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../model/record/rest-api-record.ts";
import { lowerIntegration } from "./lower-integration.ts";
import { lowerHttpIntegration, lowerWebSocketIntegration } from "./lower-v2-integration.ts";
import { writtenTemplates } from "./members.ts";

type ContentHandling = "CONVERT_TO_BINARY" | "CONVERT_TO_TEXT";

/** Input of `PutIntegrationCommand` without the ids of API, resource and method. */
export interface PutIntegrationInput
  extends Omit<
    IntegrationRecord,
    "httpMethod" | "cacheKeyParameters" | "requestTemplates" | "integrationResponses"
  > {
  readonly type: KindTraits["type"];
  readonly integrationHttpMethod?: string;
  readonly connectionType?: "INTERNET" | "VPC_LINK";
  readonly contentHandling?: ContentHandling;
  readonly responseTransferMode?: "BUFFERED" | "STREAM";
  readonly requestTemplates?: Record<string, string>;
  readonly cacheKeyParameters?: string[];
}

/** Input of `PutIntegrationResponseCommand` without the ids. */
export interface PutIntegrationResponseInput
  extends Omit<IntegrationResponseRecord, "responseTemplates"> {
  readonly contentHandling?: ContentHandling;
  readonly responseTemplates?: Record<string, string>;
}

/** Input of `CreateIntegrationCommand` without the id of the API. */
export interface CreateIntegrationInput
  extends Omit<
    IntegrationV2Record,
    | "IntegrationId"
    | "ApiGatewayManaged"
    | "IntegrationResponses"
    | "IntegrationResponseSelectionExpression"
  > {
  readonly IntegrationType: KindTraits["type"];
  readonly ConnectionType?: "INTERNET" | "VPC_LINK";
  readonly ContentHandlingStrategy?: ContentHandling;
  readonly PassthroughBehavior?: "WHEN_NO_MATCH" | "WHEN_NO_TEMPLATES" | "NEVER";
}

/** Input of `CreateIntegrationResponseCommand` without the ids. */
export interface CreateIntegrationResponseInput
  extends Omit<IntegrationResponseV2Record, "IntegrationResponseId"> {
  readonly ContentHandlingStrategy?: ContentHandling;
}

/** The inputs that create an integration of a REST API. */
export interface RestSdkInputs {
  readonly putIntegration: PutIntegrationInput;
  /** Sorted by status. */
  readonly putIntegrationResponses: readonly PutIntegrationResponseInput[];
}

/** The inputs that create an integration of an HTTP or a WebSocket API. */
export interface V2SdkInputs {
  readonly createIntegration: CreateIntegrationInput;
  readonly createIntegrationResponses: readonly CreateIntegrationResponseInput[];
}

/**
 * Returns the inputs of the SDK commands that create an integration; add the ids of its API,
 * resource and method.
 *
 * @example
 * const { putIntegration } = sdkInputs(rest.lambdaProxy({ functionArn }));
 * await client.send(new PutIntegrationCommand({ restApiId, resourceId, httpMethod, ...putIntegration }));
 */
export function sdkInputs(integration: RestIntegration): RestSdkInputs;
export function sdkInputs(integration: Exclude<Integration, RestIntegration>): V2SdkInputs;
export function sdkInputs(integration: Integration): RestSdkInputs | V2SdkInputs {
  if (isRest(integration)) return restSdkInputs(lowerIntegration(integration));
  return v2Inputs(
    isHttp(integration)
      ? lowerHttpIntegration(integration)
      : lowerWebSocketIntegration(integration),
  );
}

/** Returns the command inputs for an integration's record. */
export function restSdkInputs(record: IntegrationRecord): RestSdkInputs {
  const { integrationResponses = {}, httpMethod, requestTemplates, ...members } = record;
  const input = defined({
    ...members,
    integrationHttpMethod: httpMethod,
    requestTemplates: requestTemplates && writtenTemplates(requestTemplates),
  });
  const responses = Object.values(integrationResponses).map(({ responseTemplates, ...response }) =>
    defined({
      ...response,
      responseTemplates: responseTemplates && writtenTemplates(responseTemplates),
    }),
  );
  return {
    // The record's types are as wide as AWS's responses; lowering writes only values of the kinds'
    // schemas.
    putIntegration: input as PutIntegrationInput,
    putIntegrationResponses: responses as readonly PutIntegrationResponseInput[],
  };
}

function v2Inputs({ IntegrationResponses = {}, ...members }: IntegrationV2Record): V2SdkInputs {
  return {
    // The same narrowing as above.
    createIntegration: members as CreateIntegrationInput,
    createIntegrationResponses: Object.values(
      IntegrationResponses,
    ) as readonly CreateIntegrationResponseInput[],
  };
}
