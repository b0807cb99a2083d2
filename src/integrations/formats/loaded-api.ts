import type { HttpApi } from "../model/api/http-api.ts";
import type { RestApi } from "../model/api/rest-api.ts";
import type { WebSocketApi } from "../model/api/web-socket-api.ts";
import type { ApiV2Record } from "../model/record/api-v2-record.ts";
import type { RestApiRecord } from "../model/record/rest-api-record.ts";
import type { LoadedFunction } from "./cloudformation/functions.ts";
import type { MissingValue } from "./cloudformation/resolve.ts";
import type { LoadFinding } from "./load-finding.ts";

/** What a file holds. */
export interface Loaded {
  /** `openapi`, or the sort of template: a template that CDK wrote says so in its metadata. */
  readonly format: LoadedFormat;
  readonly apis: readonly LoadedApi[];
  /** Of all APIs, in the order of the file. */
  readonly findings: readonly LoadFinding[];
  /** Values that the template needs and nobody gave. */
  readonly missing: readonly MissingValue[];
}

export type LoadedFormat = "openapi" | "cloudformation" | "sam" | "cdk";

/** An API out of a file. */
export type LoadedApi = LoadedRestApi | LoadedHttpApi | LoadedWebSocketApi;

interface LoadedParts {
  /** Unique in the file: the logical id of a template, the title of a document. */
  readonly name: string;
  readonly stages: readonly LoadedStage[];
  /** The functions that it calls: `lambdasOf` plugs in their code. */
  readonly functions: readonly LoadedFunction[];
}

export interface LoadedRestApi extends LoadedParts {
  readonly apiKind: "rest-api";
  /** What API Gateway would store: `emulate` runs it. */
  readonly record: RestApiRecord;
  /** The same as a definition; absent where a definition cannot say all of it. */
  readonly definition?: RestApi | undefined;
}

export interface LoadedHttpApi extends LoadedParts {
  readonly apiKind: "http-api";
  /** What API Gateway would store. */
  readonly record: ApiV2Record;
  /** The same as a definition; absent where a definition cannot say all of it. */
  readonly definition?: HttpApi | undefined;
}

export interface LoadedWebSocketApi extends LoadedParts {
  readonly apiKind: "web-socket-api";
  /** What API Gateway would store. */
  readonly record: ApiV2Record;
  /** The same as a definition; absent where a definition cannot say all of it. */
  readonly definition?: WebSocketApi | undefined;
}

export interface LoadedStage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}
