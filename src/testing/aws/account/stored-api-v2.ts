import type { Cors } from "@aws-sdk/client-apigatewayv2";
import type {
  ApiV2Settings,
  IntegrationV2Record,
  RouteV2Record,
} from "../../../integrations/model/record/api-v2-record.ts";

/** One HTTP or WebSocket API in the account. */
export interface StoredApiV2 {
  readonly ApiId: string;
  readonly CreatedDate: Date;
  readonly settings: ApiV2Settings;
  readonly CorsConfiguration?: Cors;
  /** By id. */
  readonly integrations: Map<string, IntegrationV2Record & { readonly IntegrationId: string }>;
  /** By id. */
  readonly routes: Map<string, RouteV2Record & { readonly RouteId: string }>;
}
