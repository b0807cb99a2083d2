import type { Header } from "../../core/message.ts";
import type { SecretSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { Fault } from "../failures/failure.ts";
import type { MethodRequestStep, Trace } from "./trace.ts";

/**
 * Returns the trace with its secrets redacted: in headers, cookies, the query, path parameters, URIs
 * and bodies, by name and by form, and wherever else their values appear.
 *
 * Every function that prints a trace already does this. To add `secretNames`, print the trace that this
 * returns.
 *
 * @example
 * writeFileSync("trace.json", JSON.stringify(redactTrace(trace), null, 2));
 * console.log(printTrace(redactTrace(trace, { secretNames: ["X-Tenant-Code"] })));
 */
export function redactTrace(trace: Trace, options?: RedactOptions): Trace {
  return redactTraceBy(createRedactor(secretsOfTrace(trace), options), trace);
}

/** The parts of a trace that may contain secrets. */
export function secretsOfTrace(trace: Trace): SecretSources {
  const { methodRequest, integrationRequest, endpointResponse, methodResponse } = trace;
  const messages = [methodRequest, integrationRequest, endpointResponse, methodResponse].filter(
    (each) => each !== undefined,
  );
  return {
    parameters: [...messages.flatMap(({ headers }) => headers), ...methodRequest.queryString],
    members: Object.entries(methodRequest.pathParameters),
    texts: [methodRequest.path, integrationRequest?.uri ?? "", ...messages.map(({ body }) => body)],
  };
}

export function redactTraceBy(redactor: Redactor, trace: Trace): Trace {
  const { integrationRequest, endpointResponse, fault } = trace;
  const message = <Part extends Message>(part: Part): Part => ({
    ...part,
    headers: part.headers.map((header) => redactor.pair(header)),
    body: redactor.text(part.body),
  });
  return {
    ...trace,
    methodRequest: redactRequest(message(trace.methodRequest), redactor),
    ...(integrationRequest && {
      integrationRequest: {
        ...message(integrationRequest),
        ...(integrationRequest.uri !== undefined && { uri: redactor.text(integrationRequest.uri) }),
      },
    }),
    ...(endpointResponse && { endpointResponse: message(endpointResponse) }),
    methodResponse: message(trace.methodResponse),
    // Any detail of a fault may repeat the input. The shape stays the same.
    ...(fault && { fault: { ...fault, details: redactor.json(fault.details) } as Fault }),
  };
}

interface Message {
  readonly headers: readonly Header[];
  readonly body: string;
}

/** A path repeats its parameters, including short ones. */
function redactRequest(request: MethodRequestStep, redactor: Redactor): MethodRequestStep {
  const given = Object.entries(request.pathParameters);
  const redacted = given.map((entry) => redactor.pair(entry, "member"));
  const shown = new Map(given.map(([, value], index) => [value, redacted[index]?.[1] ?? value]));
  const segments = request.path.split("/").map((segment) => shown.get(segment) ?? segment);
  return {
    ...request,
    path: redactor.text(segments.join("/")),
    pathParameters: Object.fromEntries(redacted),
    queryString: request.queryString.map((parameter) => redactor.pair(parameter)),
  };
}
