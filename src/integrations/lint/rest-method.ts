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
 * Mistakes of a method and its integration that API Gateway stores without a word. Counted in 998
 * integrations of 44 public repositories; what happens to each call is recorded from AWS but where
 * the line says otherwise.
 */
export const restMethodAdvice: readonly Advice<RestMethodSubject>[] = [
  {
    code: "lint.lambda-not-post",
    severity: "error",
    member: "httpMethod",
    when: ({ integration: { uri = "", httpMethod = "POST" } }) =>
      invocationOf(uri) !== undefined && httpMethod !== "POST",
    text: ({ integration }) =>
      `the function is invoked with ${integration.httpMethod}: Lambda takes POST, and refuses each call`,
    fix: "Write POST: it is the method towards the function, not the client's.",
  },
  {
    code: "lint.mock-no-status",
    severity: "error",
    member: "requestTemplates",
    when: ({ integration }) => integration.type === "MOCK" && !hasStatus(integration),
    text: "the mock's request template yields no statusCode: each call ends in a 500, Unable to parse statusCode",
    fix: 'Give requestTemplates: { "application/json": "{\\"statusCode\\": 200}" }.',
  },
  {
    code: "lint.no-response",
    severity: "error",
    member: "integrationResponses",
    when: ({ integration }) => !isProxy(integration) && responsesOf(integration).length === 0,
    text: "there is no integration response: each call ends in a 500, No match for output mapping and no default endpoint response mapping configured",
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
    text: "every response has a selection pattern, and a function that succeeds matches none: its calls end in a 500",
    fix: "Leave the selection pattern of the response for success out.",
  },
  {
    code: "lint.responses-of-proxy",
    severity: "warning",
    member: "integrationResponses",
    when: ({ integration }) => isProxy(integration) && responsesOf(integration).length > 0,
    text: ({ integration }) =>
      `an integration of type ${integration.type} has no use for its responses`,
    fix: "Take them out, or the _PROXY from the type.",
  },
  {
    code: "lint.pattern-class",
    severity: "warning",
    member: "integrationResponses",
    when: ({ integration }) => characterClass(integration) !== undefined,
    text: ({ integration }) =>
      `the selection pattern ${characterClass(integration)} matches one letter where it means a word in brackets`,
    fix: "Escape the brackets: ^\\[Error\\].*; in TypeScript, a string needs two backslashes.",
  },
  {
    code: "lint.binary-template",
    severity: "error",
    member: "contentHandling",
    when: (subject) => binaryTemplate(subject) !== undefined,
    text: (subject) =>
      `binaryMediaTypes take a body of ${binaryTemplate(subject)} for bytes, and a template reads text: such calls end in a 500, Unable to transform request`,
    fix: "Set contentHandling to CONVERT_TO_TEXT, or name the binary media types one by one.",
  },
  {
    code: "lint.media-type-key",
    severity: "warning",
    member: "requestTemplates",
    when: ({ integration }) => wrongKey(integration) !== undefined,
    text: ({ integration }) =>
      `${JSON.stringify(wrongKey(integration))} is no media type: that template is never taken`,
    fix: "Write application/json, or $default.",
  },
  {
    code: "lint.unmapped-path",
    severity: "warning",
    member: "uri",
    when: ({ integration }) => unmappedPath(integration) !== undefined,
    text: ({ integration }) => `nothing fills {${unmappedPath(integration)}} in the URI`,
    fix: 'Add "integration.request.path.NAME": "method.request.path.NAME" to the request parameters, and declare that parameter on the method.',
  },
];

function isProxy({ type }: IntegrationRecord): boolean {
  return type.endsWith("_PROXY");
}

function responsesOf({ integrationResponses = {} }: IntegrationRecord) {
  return Object.values(integrationResponses);
}

/** A template may compute it: one that names it is trusted. */
function hasStatus({ requestTemplates = {} }: IntegrationRecord): boolean {
  const templates = Object.values(requestTemplates);
  return templates.length > 0 && templates.every((text) => text?.includes("statusCode") === true);
}

/** A media type whose template is given bytes. Without a Content-Type, a body is JSON. */
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
  // A function is never asked at a path of the client's.
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
