import type { HttpApi } from "../model/api/http-api.ts";
import type { RestApi } from "../model/api/rest-api.ts";
import type { WebSocketApi } from "../model/api/web-socket-api.ts";
import type { ApiV2Record } from "../model/record/api-v2-record.ts";
import type { RestApiRecord } from "../model/record/rest-api-record.ts";
import type { LoadedFunction } from "./cloudformation/functions.ts";
import type { MissingValue } from "./cloudformation/resolve.ts";
import type { LoadFinding } from "./load-finding.ts";

/** The content of a file. */
export interface Loaded {
  /** `openapi`, or the kind of template; a CDK template is recognized by its metadata. */
  readonly format: LoadedFormat;
  readonly apis: readonly LoadedApi[];
  /** Findings of all APIs, in file order. */
  readonly findings: readonly LoadFinding[];
  /** Values that the template needs but were not passed. */
  readonly missing: readonly MissingValue[];
}

export type LoadedFormat = "openapi" | "cloudformation" | "sam" | "cdk";

/** An API of a file. */
export type LoadedApi = LoadedRestApi | LoadedHttpApi | LoadedWebSocketApi;

interface LoadedParts {
  /** Unique name: the logical id in a template, the title of a document. */
  readonly name: string;
  readonly stages: readonly LoadedStage[];
  /** The functions that it calls; pass their code with `lambdasOf`. */
  readonly functions: readonly LoadedFunction[];
}

export interface LoadedRestApi extends LoadedParts {
  readonly apiKind: "rest-api";
  /** The record that API Gateway would store; pass it to `emulate`. */
  readonly record: RestApiRecord;
  /** The definition; undefined if a definition cannot express the whole API. */
  readonly definition?: RestApi | undefined;
}

export interface LoadedHttpApi extends LoadedParts {
  readonly apiKind: "http-api";
  /** The record that API Gateway would store. */
  readonly record: ApiV2Record;
  /** The definition; undefined if a definition cannot express the whole API. */
  readonly definition?: HttpApi | undefined;
}

export interface LoadedWebSocketApi extends LoadedParts {
  readonly apiKind: "web-socket-api";
  /** The record that API Gateway would store. */
  readonly record: ApiV2Record;
  /** The definition; undefined if a definition cannot express the whole API. */
  readonly definition?: WebSocketApi | undefined;
}

export interface LoadedStage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}
