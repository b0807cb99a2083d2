import { requestTemplate } from "./request-failures.ts";
import { always, configurationFailure, type FaultRowsOf } from "./row.ts";
import { updateAssumeRolePolicy, updateIntegration } from "./sdk-calls.ts";

/** Failures while the integration maps, renders or converts. */
export const integrationFailures: FaultRowsOf<
  "integration" | "mapping" | "mock" | "template" | "body" | "role"
> = {
  "integration.missing": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("No integration defined for method")),
    step: "integrationRequest",
    cause: always("The method has no integration."),
    at: always("integration"),
    fix: always("Add an integration, for example rest.mock()."),
  },
  // Source: another emulator.
  "mapping.header": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ header }) => configurationFailure(`${header} header already present`),
    step: "integrationRequest",
    cause: ({ header }) =>
      `A request parameter maps the header ${header}, which API Gateway sets itself.`,
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
        ? `The mock has no request template for ${contentType}, so API Gateway reads the status code from the request body, which has none.`
        : "The mock's request template does not render a status code.",
    at: ({ template, contentType }) => requestTemplate(defined(template ?? contentType)),
    fix: always(`Render a status code that has a response: '{"statusCode": 200}'.`),
  },
  "template.request": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform request")),
    step: "integrationRequest",
    cause: ({ reason }) => reason ?? "The request template failed.",
    at: requestTemplate,
    fix: ({ reason }) =>
      reason === undefined
        ? "Render the template locally with the body from this log. The error names the line."
        : "Fix the template there. To run it on its own, use renderTemplate.",
  },
  "template.response": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform response")),
    step: "integrationResponse",
    cause: ({ reason }) =>
      reason ??
      "The response template failed, or the endpoint's response is binary, which a template cannot read.",
    at: ({ statusCode }) => `${responseOf(statusCode)}.responseTemplates`,
    fix: ({ reason }) =>
      reason === undefined
        ? "Render the template locally with the endpoint's body from this log. The error names the line."
        : "Fix the template there. To run it on its own, use renderTemplate.",
  },
  "template.binary": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to transform request")),
    step: "integrationRequest",
    cause: ({ contentType }) =>
      `The request body${contentType === undefined ? "" : ` (${contentType})`} is binary, but a mapping template can only read text.`,
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
      `The endpoint's response${contentType === undefined ? "" : ` (${contentType})`} is binary, but a mapping template can only read text.`,
    at: ({ statusCode }) => `${responseOf(statusCode)}.contentHandling`,
    fix: always('Set contentHandling to "CONVERT_TO_TEXT", or remove the template.'),
  },
  "body.base64": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unable to base64 decode the body.")),
    step: "integrationResponse",
    cause: always("The body was expected to be base64, but is not."),
    at: always("integration.contentHandling"),
    fix: always(
      "Send base64, or turn off the conversion to binary, which depends on contentHandling, isBase64Encoded and binaryMediaTypes.",
    ),
  },
  // Public captures. Its place in the log is a guess.
  "role.not-assumable": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ roleArn }) =>
      configurationFailure(
        `API Gateway does not have permission to assume the provided role ${roleArn}`,
      ),
    step: "integrationRequest",
    cause: ({ roleArn }) => `API Gateway cannot assume the role ${roleArn}.`,
    at: always("integration.credentials"),
    fix: always("Allow apigateway.amazonaws.com to assume the role, in the role's trust policy."),
    sdkCall: ({ roleArn }) => updateAssumeRolePolicy(roleArn),
  },
};

/** Returns the path of an integration response in the definition. */
export function responseOf(statusCode: string | undefined): string {
  return `integration.responses${statusCode === undefined ? "" : `[${statusCode}]`}`;
}

function defined(template: string | undefined) {
  return template === undefined ? {} : { template };
}
