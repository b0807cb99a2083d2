import { invocationOf } from "../grammar/lambda-uri.ts";
import type { IntegrationRecord, MethodRecord } from "../record/rest-api-record.ts";
import { undeclaredHeader, undeclaredParameter } from "../rules/declared.ts";
import type { Advice } from "./advice.ts";

/** A method that has an integration. */
export interface RestMethodSubject {
  readonly method: MethodRecord;
  readonly integration: IntegrationRecord;
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
    code: "lint.undeclared-parameter",
    severity: "error",
    member: "requestParameters",
    when: (subject) => undeclaredParameter(subject) !== undefined,
    text: (subject) =>
      `${undeclaredParameter(subject)} is mapped, and the method does not declare it: Invalid mapping expression parameter specified`,
    fix: "Add it to the method's request parameters.",
  },
  {
    code: "lint.undeclared-header",
    severity: "error",
    member: "integrationResponses",
    when: (subject) => mappedHeader(subject) !== undefined,
    text: (subject) =>
      `${mappedHeader(subject)} is mapped, and the method response does not declare it: Invalid mapping expression parameter specified`,
    fix: "Add it to the response parameters of the method's response.",
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

/** Proxies have no use for their responses. */
function mappedHeader({ method, integration }: RestMethodSubject): string | undefined {
  if (isProxy(integration)) return undefined;
  const headers = responsesOf(integration).map((response) =>
    undeclaredHeader({ method, response }),
  );
  return headers.find((header) => header !== undefined);
}

function characterClass(integration: IntegrationRecord): string | undefined {
  return responsesOf(integration)
    .map(({ selectionPattern = "" }) => selectionPattern)
    .find((pattern) => /(?<!\\)\[[A-Z][A-Za-z]{2,}\]/.test(pattern));
}
