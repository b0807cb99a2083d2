import { isBinaryMediaType } from "../../core/binary-media-types.ts";
import { invocationOf } from "../model/grammar/lambda-uri.ts";
import type { IntegrationRecord, MethodRecord } from "../model/record/rest-api-record.ts";
import type { Advice } from "./advice.ts";

/** A method that has an integration. */
export interface RestMethodSubject {
  readonly method: MethodRecord;
  readonly integration: IntegrationRecord;
  readonly binaryMediaTypes: readonly string[];
}

/**
 * Mistakes in a method and its integration that API Gateway accepts silently. Counted in 998
 * integrations of 44 public repositories; the effect on calls is recorded from AWS unless stated
 * otherwise.
 */
export const restMethodAdvice: readonly Advice<RestMethodSubject>[] = [
  {
    code: "lint.lambda-not-post",
    severity: "error",
    member: "httpMethod",
    when: ({ integration: { uri = "", httpMethod = "POST" } }) =>
      invocationOf(uri) !== undefined && httpMethod !== "POST",
    text: ({ integration }) =>
      `the function is invoked with ${integration.httpMethod}, but Lambda accepts only POST: each call fails`,
    fix: "Use POST: it is the method to invoke the function, not the client's.",
  },
  {
    code: "lint.mock-no-status",
    severity: "error",
    member: "requestTemplates",
    when: ({ integration }) => integration.type === "MOCK" && !hasStatus(integration),
    text: "the mock's request template has no statusCode: each call fails with 500, Unable to parse statusCode",
    fix: 'Set requestTemplates: { "application/json": "{\\"statusCode\\": 200}" }.',
  },
  {
    code: "lint.no-response",
    severity: "error",
    member: "integrationResponses",
    when: ({ integration }) => !isProxy(integration) && responsesOf(integration).length === 0,
    text: "the integration has no response: each call fails with 500, No match for output mapping and no default endpoint response mapping configured",
    fix: "Add a response without a selection pattern, StatusCode 200, and declare that status on the method.",
  },
  {
    code: "lint.no-default-response",
    severity: "warning",
    member: "integrationResponses",
    when: ({ integration }) =>
      invocationOf(integration.uri ?? "") !== undefined &&
      !isProxy(integration) &&
      responsesOf(integration).length > 0 &&
      responsesOf(integration).every(({ selectionPattern }) => selectionPattern),
    text: "every response has a selection pattern, but a successful call matches none: it fails with 500",
    fix: "Remove the selection pattern of the success response.",
  },
  {
    code: "lint.responses-of-proxy",
    severity: "warning",
    member: "integrationResponses",
    when: ({ integration }) => isProxy(integration) && responsesOf(integration).length > 0,
    text: ({ integration }) => `an integration of type ${integration.type} ignores its responses`,
    fix: "Remove the responses, or remove _PROXY from the type.",
  },
  {
    code: "lint.pattern-class",
    severity: "warning",
    member: "integrationResponses",
    when: ({ integration }) => characterClass(integration) !== undefined,
    text: ({ integration }) =>
      `the selection pattern ${characterClass(integration)} is a character class, which matches one letter instead of a word in brackets`,
    fix: "Escape the brackets: ^\\[Error\\].*; in TypeScript, a string needs two backslashes.",
  },
  {
    code: "lint.binary-template",
    severity: "error",
    member: "contentHandling",
    when: (subject) => binaryTemplate(subject) !== undefined,
    text: (subject) =>
      `binaryMediaTypes treat a body of ${binaryTemplate(subject)} as bytes, but templates read text: such calls fail with 500, Unable to transform request`,
    fix: "Set contentHandling to CONVERT_TO_TEXT, or list the binary media types one by one.",
  },
  {
    code: "lint.media-type-key",
    severity: "warning",
    member: "requestTemplates",
    when: ({ integration }) => wrongKey(integration) !== undefined,
    text: ({ integration }) =>
      `${JSON.stringify(wrongKey(integration))} is not a media type: this template is never used`,
    fix: "Write application/json, or $default.",
  },
  {
    code: "lint.unmapped-path",
    severity: "warning",
    member: "uri",
    when: ({ integration }) => unmappedPath(integration) !== undefined,
    text: ({ integration }) => `{${unmappedPath(integration)}} in the URI has no value`,
    fix: 'Add "integration.request.path.NAME": "method.request.path.NAME" to the request parameters, and declare that parameter on the method.',
  },
];

function isProxy({ type }: IntegrationRecord): boolean {
  return type.endsWith("_PROXY");
}

function responsesOf({ integrationResponses = {} }: IntegrationRecord) {
  return Object.values(integrationResponses);
}

/** Returns whether a template mentions statusCode; it may compute the value. */
function hasStatus({ requestTemplates = {} }: IntegrationRecord): boolean {
  const templates = Object.values(requestTemplates);
  return templates.length > 0 && templates.every((text) => text?.includes("statusCode") === true);
}

/** Returns a media type whose template receives bytes. Without a Content-Type, a body is JSON. */
function binaryTemplate({
  integration: { type, requestTemplates = {}, contentHandling },
  binaryMediaTypes,
}: RestMethodSubject): string | undefined {
  if (type.endsWith("_PROXY") || contentHandling === "CONVERT_TO_TEXT") return undefined;
  return Object.keys(requestTemplates)
    .map((key) => (key === "$default" ? "application/json" : key))
    .find((mediaType) => isBinaryMediaType(mediaType, binaryMediaTypes));
}

function wrongKey({ requestTemplates = {} }: IntegrationRecord): string | undefined {
  return Object.keys(requestTemplates).find(
    (key) => key !== "$default" && !/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(;.*)?$/.test(key),
  );
}

function unmappedPath(integration: IntegrationRecord): string | undefined {
  const { type, uri = "", requestParameters = {}, requestTemplates = {} } = integration;
  // The path of an invocation URI is never the client's.
  if (type === "AWS_PROXY" || type === "MOCK" || invocationOf(uri) !== undefined) return undefined;
  const isOverridden = Object.values(requestTemplates).some((text) =>
    text?.includes("requestOverride.path"),
  );
  if (isOverridden) return undefined;
  return [...uri.matchAll(/(?<!\$)\{([^{}]+)\}/g)]
    .map(([, name = ""]) => name)
    .find((name) => !Object.hasOwn(requestParameters, `integration.request.path.${name}`));
}

function characterClass(integration: IntegrationRecord): string | undefined {
  return responsesOf(integration)
    .map(({ selectionPattern = "" }) => selectionPattern)
    .find((pattern) => /(?<!\\)\[[A-Z][A-Za-z]{2,}\]/.test(pattern));
}
