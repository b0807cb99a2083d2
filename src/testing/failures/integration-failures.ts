import { requestTemplate } from "./request-failures.ts";
import { always, configurationFailure, type FaultRowsOf } from "./row.ts";
import { updateAssumeRolePolicy, updateIntegration } from "./sdk-calls.ts";

/** What ends a request while its integration maps, renders or converts. */
export const integrationFailures: FaultRowsOf<
  "integration" | "mapping" | "mock" | "template" | "body" | "role"
> = {
  "integration.missing": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("No integration defined for method")),
    step: "integrationRequest",
    cause: always("The method has no integration."),
    at: always("integration"),
    fix: always("Add one: rest.mock() is the smallest."),
  },
  // Another emulator's reading.
  "mapping.header": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ header }) => configurationFailure(`${header} header already present`),
    step: "integrationRequest",
    cause: ({ header }) =>
      `A request parameter maps the header ${header}, which API Gateway writes itself.`,
    at: ({ header }) => `integration.requestParameters["integration.request.header.${header}"]`,
    fix: always("Remove that mapping."),
  },
  "mock.status": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(
      configurationFailure(
        "Unable to parse statusCode. It should be an integer that is defined in the request template.",
      ),
    ),
    step: "integrationRequest",
    cause: ({ contentType, template }) =>
      template === undefined && contentType !== undefined
        ? `The mock has no request template for ${contentType}, so its status is read from the body of the request, which has none.`
        : "The request template of the mock renders no status.",
    at: ({ template, contentType }) => requestTemplate(defined(template ?? contentType)),
    fix: always(`Render a status that a response has: '{"statusCode": 200}'.`),
  },
  "template.request": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform request")),
    step: "integrationRequest",
    cause: ({ reason }) => reason ?? "The request template failed.",
    at: requestTemplate,
    fix: ({ reason }) =>
      reason === undefined
        ? "Render it locally with the body in this log: the error names the line."
        : "Fix the template at that place. renderTemplate runs it alone.",
  },
  "template.response": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform response")),
    step: "integrationResponse",
    cause: ({ reason }) =>
      reason ??
      "The response template failed, or the endpoint's answer is binary, which a template cannot read.",
    at: ({ statusCode }) => `${responseOf(statusCode)}.responseTemplates`,
    fix: ({ reason }) =>
      reason === undefined
        ? "Render it locally with the endpoint's body in this log: the error names the line."
        : "Fix the template at that place. renderTemplate runs it alone.",
  },
  "template.binary": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform request")),
    step: "integrationRequest",
    cause: ({ contentType }) =>
      `The request's body${contentType === undefined ? "" : ` of ${contentType}`} is binary, and a mapping template reads text only.`,
    at: always("integration.contentHandling"),
    fix: always('Set contentHandling to "CONVERT_TO_TEXT".'),
    sdkCall: (_, target) =>
      updateIntegration(target, {
        op: "replace",
        path: "/contentHandling",
        value: "CONVERT_TO_TEXT",
      }),
  },
  "template.binary-answer": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform response")),
    step: "integrationResponse",
    cause: ({ contentType }) =>
      `The endpoint's answer${contentType === undefined ? "" : ` of ${contentType}`} is binary, and a mapping template reads text only.`,
    at: ({ statusCode }) => `${responseOf(statusCode)}.contentHandling`,
    fix: always('Set contentHandling to "CONVERT_TO_TEXT", or remove the template.'),
  },
  "body.base64": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to base64 decode the body.")),
    step: "integrationResponse",
    cause: always("The body was to be base64, and is not."),
    at: always("integration.contentHandling"),
    fix: always(
      "Send base64, or do not ask for binary: contentHandling, isBase64Encoded and binaryMediaTypes decide.",
    ),
  },
  // Public captures. Where in the log it stands is a guess.
  "role.not-assumable": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ roleArn }) =>
      configurationFailure(
        `API Gateway does not have permission to assume the provided role ${roleArn}`,
      ),
    step: "integrationRequest",
    cause: ({ roleArn }) => `API Gateway cannot assume ${roleArn}.`,
    at: always("integration.credentials"),
    fix: always("Let apigateway.amazonaws.com assume the role in its trust policy."),
    sdkCall: ({ roleArn }) => updateAssumeRolePolicy(roleArn),
  },
};

/** The place of an integration response. */
export function responseOf(statusCode: string | undefined): string {
  return `integration.responses${statusCode === undefined ? "" : `[${statusCode}]`}`;
}

function defined(template: string | undefined) {
  return template === undefined ? {} : { template };
}
