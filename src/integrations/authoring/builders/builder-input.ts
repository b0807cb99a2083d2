import type { IntegrationResponse } from "../../model/fields.ts";
import { type AwsUri, awsUri } from "../../model/grammar/aws-uri.ts";
import { type Credentials, credentialsArn } from "../../model/grammar/credentials.ts";
import { type HttpUri, httpUri } from "../../model/grammar/http-uri.ts";
import {
  printSelectionPattern,
  type SelectionPattern,
} from "../../model/grammar/selection-pattern.ts";
import {
  expressionMapping,
  isMappable,
  type MappingExpression,
} from "../expressions/expression.ts";

/** One integration response in the settings of a builder. */
export interface ResponseInput extends Omit<IntegrationResponse, "selectionPattern"> {
  /**
   * Pattern for the backend's whole status, or a function's whole error message. A regular
   * expression literal keeps its backslashes: `/4\d{2}/`. Without a pattern, this is the default
   * response.
   */
  readonly selectionPattern?: SelectionPattern;
}

/** Members that builders accept in more forms than the definition's text. */
interface InputMembers<Uri> {
  /** The URI as text or in parts. */
  readonly uri: string | Uri;
  /** The ARN as text or in parts. */
  readonly credentials: string | Credentials;
  /** Target to source; a source may be what a route's function reads: `request.path.id`. */
  readonly requestParameters: Readonly<Record<string, string | MappingExpression>>;
  /** Status of the answer to the client, to the integration response that produces it. */
  readonly responses: Readonly<Record<number, ResponseInput>>;
}

/** Settings of a builder: the definition without filled-in members, in the forms above. */
export type BuilderInput<Member, Filled = never, Uri = HttpUri> = {
  readonly [Name in keyof Member as Exclude<
    Name,
    "kind" | Filled
  >]: Name extends keyof InputMembers<Uri>
    ? InputMembers<Uri>[Name] | Extract<Member[Name], undefined>
    : Member[Name];
};

/** Converts settings to the text that the definition holds. */
export function serializeInput<Settings extends object>(
  settings: Settings,
): SerializedInput<Settings> {
  // Each kind has its own members; members with these names have the input types.
  const given = settings as Partial<InputMembers<HttpUri | AwsUri>>;
  const { uri, credentials, requestParameters, responses } = given;
  const texts = {
    ...settings,
    ...(uri !== undefined && { uri: printUri(uri) }),
    ...(credentials !== undefined && { credentials: printCredentials(credentials) }),
    ...(requestParameters && { requestParameters: printMapping(requestParameters) }),
    ...(responses && { responses: printPatterns(responses) }),
  };
  // The members that `SerializedInput` names were replaced by text; the schema validates them.
  return texts as SerializedInput<Settings>;
}

interface DefinitionTexts {
  readonly uri: string;
  readonly credentials: string;
  readonly requestParameters: Record<string, string>;
  readonly responses: Record<string, IntegrationResponse>;
}

export type SerializedInput<Settings> = {
  readonly [Name in keyof Settings]: Name extends keyof DefinitionTexts
    ? DefinitionTexts[Name] | Extract<Settings[Name], undefined>
    : Settings[Name];
};

function printUri(uri: string | HttpUri | AwsUri): string {
  if (typeof uri === "string") return uri;
  return "service" in uri ? awsUri.print(uri) : httpUri.print(uri);
}

function printCredentials(credentials: string | Credentials): string {
  return typeof credentials === "string" ? credentials : credentialsArn.print(credentials);
}

function printMapping(
  mapping: Readonly<Record<string, string | MappingExpression>>,
): Record<string, string> {
  const entries = Object.entries(mapping).map(([target, source]) => [
    target,
    isMappable(source) ? expressionMapping(source) : source,
  ]);
  return Object.fromEntries(entries);
}

function printPatterns(
  responses: Readonly<Record<string, ResponseInput>>,
): Record<string, IntegrationResponse> {
  const entries = Object.entries(responses).map(([status, { selectionPattern, ...response }]) => [
    status,
    selectionPattern === undefined
      ? response
      : { ...response, selectionPattern: printSelectionPattern(selectionPattern) },
  ]);
  return Object.fromEntries(entries);
}
