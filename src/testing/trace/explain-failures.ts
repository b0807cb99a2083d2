import { isObject, jsonOf } from "../../core/json.ts";
import { headerValue } from "../../core/message.ts";
import type { DiagnosisCode } from "../failures/diagnosis.ts";
import { requestMediaType } from "../gateway/shared/template-key.ts";
import { endpointOutcome } from "./explain-answer.ts";
import { faultWords, functionIn } from "./summarize-trace.ts";
import type { StepName, Trace } from "./trace.ts";

/** Where a failure is in the definition, and what mends it. The cause is told by its diagnosis. */
export interface FailureRow {
  readonly step: StepName;
  readonly at: (trace: Trace) => string;
  readonly edit: string;
  /** What a local run knows better than the log of one on AWS. */
  readonly tell?: (trace: Trace) => string | undefined;
}

/** Causes that the diagnosis of a log does not have: AWS prints none, or the run is a local one's. */
type OwnCode = "route.unknown" | "response.pattern" | "body.base64" | "template.binary-answer";

export type FailureCode = OwnCode | Exclude<DiagnosisCode, `refused.${string}` | "unknown">;

/** Whether a diagnosis has a row here. */
export function isFailureCode(code: DiagnosisCode): code is FailureCode & DiagnosisCode {
  return Object.hasOwn(failureRows, code);
}

const detail = ({ fault }: Trace): string | undefined => fault && faultWords(fault);

/** A forgotten code does not compile. */
export const failureRows: Readonly<Record<FailureCode, FailureRow>> = {
  "route.unknown": {
    step: "methodRequest",
    at: () => "the routes of the API",
    edit: "Send what a route takes, or add the route. AWS says no more to a client, whether the path or the method is unknown.",
    tell: ({ fault }) =>
      fault?.type === "no-route" && fault.meant !== undefined
        ? `the API has no such route. Did you mean "${fault.meant}"?`
        : "the API has no such route",
  },
  "request.parameters": {
    step: "methodRequest",
    at: () => "requestParameters",
    edit: "Send them, or declare them as not required: false.",
  },
  "request.model": {
    step: "methodRequest",
    at: (trace) => `requestModels["${contentType(trace)}"]`,
    edit: "Send a body that fits, or change the model.",
    tell: detail,
  },
  "request.payload": {
    step: "integrationRequest",
    at: requestTemplate,
    edit: "Send JSON, or a Content-Type that another template is for.",
    tell: detail,
  },
  "request.media-type": {
    step: "integrationRequest",
    at: () => "integration.passthroughBehavior",
    edit: 'Add a template for that type to requestTemplates, or set passthroughBehavior to "WHEN_NO_MATCH".',
    tell: (trace) =>
      `there is no request template for ${contentType(trace)}, and the body may not be passed on as it is`,
  },
  "template.request": {
    step: "integrationRequest",
    at: requestTemplate,
    edit: "Mend the template at that place; renderTemplate runs it alone.",
    tell: detail,
  },
  "template.binary": {
    step: "integrationRequest",
    at: () => "integration.contentHandling",
    edit: 'Set contentHandling to "CONVERT_TO_TEXT": a template reads no bytes.',
    tell: (trace) =>
      `Unable to transform request: the body of ${contentType(trace)} came as bytes, by binaryMediaTypes or contentHandling`,
  },
  "template.binary-answer": {
    step: "integrationResponse",
    at: (trace) => `${selectedResponse(trace)}.contentHandling`,
    edit: 'Set contentHandling to "CONVERT_TO_TEXT", or leave the template out: a template reads no bytes.',
    tell: ({ endpointResponse }) =>
      `Unable to transform response: the answer${endpointResponse ? ` of ${headerValue(endpointResponse.headers, "content-type") ?? "no media type"}` : ""} came as bytes, by binaryMediaTypes or contentHandling`,
  },
  "template.response": {
    step: "integrationResponse",
    at: (trace) => `${selectedResponse(trace)}.responseTemplates`,
    edit: "Mend the template at that place; renderTemplate runs it alone.",
    tell: detail,
  },
  "mock.status": {
    step: "integrationRequest",
    at: requestTemplate,
    edit: `Render a status that a response is for: '{"statusCode": 200}'.`,
    tell: (trace) =>
      trace.integrationRequest && trace.integrationRequest.template === undefined
        ? `The mock has no request template for ${contentType(trace)}, so the body of the request is read for a status, and has none`
        : "the request template of the mock renders no status",
  },
  "mapping.header": {
    step: "integrationRequest",
    at: ({ fault }) => {
      const name = /^(\S+) header already present$/.exec(fault ? faultWords(fault) : "")?.[1];
      return `integration.requestParameters["integration.request.header.${name ?? "…"}"]`;
    },
    edit: "Remove that mapping.",
    tell: ({ fault }) =>
      fault &&
      `${faultWords(fault)}: a request parameter maps a header that API Gateway writes itself`,
  },
  "integration.missing": {
    step: "integrationRequest",
    at: () => "integration",
    edit: "Give the method an integration: rest.mock() is the smallest.",
  },
  "lambda.method": {
    step: "integrationRequest",
    at: () => "integration.integrationHttpMethod",
    edit: 'Set it to "POST", whatever the method of the route is.',
  },
  "endpoint.address": {
    step: "integrationRequest",
    at: () => "integration.uri",
    edit: "Write an address that can be called, and give every stage variable in it a value: emulate(api, { stage: { variables } }).",
  },
  "endpoint.stage-variable": {
    step: "integrationRequest",
    at: ({ fault }) =>
      `integration.${unsetVariable.exec(fault ? faultWords(fault) : "")?.[1] ?? "uri"}`,
    tell: detail,
    edit: "Give the variable a value: emulate(api, { stage: { variables } }).",
  },
  "endpoint.timeout": {
    step: "endpointResponse",
    at: () => "integration.timeoutInMillis",
    edit: "Let the integration wait longer, 29 000 ms at most, or answer sooner.",
  },
  "endpoint.network": {
    step: "endpointResponse",
    at: () => "integration.uri",
    edit: "Start what answers there, or give emulate a backend for that origin.",
    tell: detail,
  },
  "endpoint.certificate-host": {
    step: "endpointResponse",
    at: () => "integration.uri",
    edit: "Call the endpoint by the name in its certificate.",
  },
  "endpoint.certificate-issuer": {
    step: "endpointResponse",
    at: () => "integration.tlsConfig",
    edit: "Have the certificate signed by a public authority; behind a VPC link, insecureSkipVerification leaves the check out.",
  },
  "endpoint.private": {
    step: "endpointResponse",
    at: () => "integration.connectionId",
    edit: "Give emulate a backend for that VPC link.",
  },
  "lambda.failed": {
    step: "endpointResponse",
    at: functionName,
    edit: "Catch the error in the function and answer with a status, or let an integration response match its message.",
    tell: thrownAt,
  },
  "lambda.timeout": {
    step: "endpointResponse",
    at: functionName,
    edit: "Give the function more time, or less to do.",
  },
  "lambda.answer": {
    step: "endpointResponse",
    at: functionName,
    edit: "Return { statusCode: 200, body: JSON.stringify(…) } and no other members than headers, multiValueHeaders and isBase64Encoded.",
    tell: detail,
  },
  "lambda.missing": {
    step: "endpointResponse",
    at: () => "integration.functionArn",
    edit: "Create the function, or name the one that is there.",
  },
  "lambda.permission": {
    step: "integrationRequest",
    at: () => "integration.functionArn",
    edit: "Add a permission for apigateway.amazonaws.com to the function.",
  },
  "lambda.throttled": {
    step: "endpointResponse",
    at: functionName,
    edit: "Raise the concurrency that is reserved for the function.",
  },
  "role.not-assumable": {
    step: "integrationRequest",
    at: () => "integration.credentials",
    edit: "Let apigateway.amazonaws.com assume the role in its trust policy.",
  },
  "service.denied": {
    step: "endpointResponse",
    at: () => "integration.credentials",
    edit: "Allow the action in a policy of that role.",
  },
  "response.unmatched": {
    step: "integrationResponse",
    at: () => "integration.responses",
    edit: "Add a response without a selectionPattern, which takes what no other one does.",
    tell: (trace) => `${endpointOutcome(trace)}, and no integration response matches that`,
  },
  "response.undeclared": {
    step: "methodResponse",
    at: (trace) => `methodResponses[${trace.integrationResponse?.statusCode ?? ""}]`,
    edit: "Declare that status in the method's responses, or map to one that is declared.",
  },
  "response.pattern": {
    step: "integrationResponse",
    at: () => "integration.responses",
    edit: "Write a pattern that Java reads; it has to match the whole text.",
    tell: detail,
  },
  "response.too-large": {
    step: "endpointResponse",
    at: () => "integration.uri",
    edit: "Answer in pages, or with a link to the object.",
  },
  "body.base64": {
    step: "integrationResponse",
    at: () => "integration.contentHandling",
    edit: "Send base64, or do not ask for binary: contentHandling, isBase64Encoded and binaryMediaTypes decide.",
  },
  "throttled.stage": {
    step: "methodRequest",
    at: () => "the throttling of the stage",
    edit: "Send less often, or raise the limits.",
  },
  "throttled.api-key": {
    step: "methodRequest",
    at: () => "the usage plan of the API key",
    edit: "Send less often, or raise the plan's rate.",
  },
  "throttled.quota": {
    step: "methodRequest",
    at: () => "the usage plan of the API key",
    edit: "Wait for the next period, or raise the quota.",
  },
  "api-key.no-plan": {
    step: "methodRequest",
    at: () => "the usage plan of the API key",
    edit: "Add the stage to the plan.",
  },
  "authorizer.permission": {
    step: "methodRequest",
    at: () => "authorizer",
    edit: "Add a permission for the authorizer to its function.",
  },
  "authorizer.answer": {
    step: "methodRequest",
    at: () => "authorizer",
    edit: "Answer { principalId, policyDocument }: allow() and deny() make it.",
  },
  "authorizer.identity": {
    step: "methodRequest",
    at: () => "authorizer.identitySource",
    edit: "Send what the identity source names.",
  },
  "authorizer.unauthorized": {
    step: "methodRequest",
    at: () => "authorizer",
    edit: "Send a token that the authorizer takes.",
  },
};

/** The detail of a fault, with the member that the variable stands in. */
export const unsetVariable = /the stage variable "\w+" in (\w+) has no value$/;

function contentType({ fault, methodRequest }: Trace): string {
  if (fault?.type === "body") return fault.contentType;
  return requestMediaType(methodRequest.headers);
}

function requestTemplate(trace: Trace): string {
  return `integration.requestTemplates["${trace.integrationRequest?.template ?? contentType(trace)}"]`;
}

function selectedResponse({ integrationResponse }: Trace): string {
  return `integration.responses[${integrationResponse?.statusCode ?? ""}]`;
}

/** What the function threw, and where: on AWS only its own log has the stack. */
function thrownAt({ endpointResponse }: Trace): string | undefined {
  const payload = jsonOf(endpointResponse?.body ?? "");
  if (!isObject(payload)) return undefined;
  const { errorType, errorMessage, trace }: FunctionError = payload;
  if (typeof errorMessage !== "string" || !Array.isArray(trace)) return undefined;
  const frames: readonly unknown[] = trace;
  const frame = frames.map(String).find((line) => line.startsWith("at "));
  return frame && `The function threw ${String(errorType)}: ${errorMessage}, ${frame}`;
}

interface FunctionError {
  readonly errorType?: unknown;
  readonly errorMessage?: unknown;
  readonly trace?: unknown;
}

function functionName({ integrationRequest }: Trace): string {
  const name = functionIn(integrationRequest?.uri ?? "");
  return name === undefined ? "the Lambda function" : `the function ${name}`;
}
