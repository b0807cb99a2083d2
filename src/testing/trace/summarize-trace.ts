import { unreachable } from "../../core/errors.ts";
import type { InjectedFault } from "../failures/injected-fault.ts";
import { maskTrace } from "./mask-trace.ts";
import type { FaultStep, StepName, Trace } from "./trace.ts";

/** One step in words, its secrets starred: what every drawing of a trace is made of. */
export interface ToldStep {
  readonly step: StepName;
  /** `method request` */
  readonly title: string;
  /** What the step did: the route that was matched, the template that was rendered. */
  readonly words: readonly string[];
  /** What it gave to the next one. */
  readonly body: string;
  readonly durationMs: number | undefined;
}

export interface ToldTrace {
  /** `POST /orders/42?tag=new` */
  readonly request: string;
  /** What the integration calls: `Lambda orders`. Absent where nothing was called. */
  readonly backend: string | undefined;
  readonly steps: readonly ToldStep[];
  /** Why API Gateway answered by itself, in one line. */
  readonly fault: string | undefined;
  readonly status: number;
}

export function tellSteps(raw: Trace): ToldTrace {
  const trace = maskTrace(raw);
  const { methodRequest, methodResponse, fault } = trace;
  const query = methodRequest.queryString.map(([name, value]) => `${name}=${value}`).join("&");
  const search = query === "" ? "" : `?${query}`;
  return {
    request: `${methodRequest.httpMethod} ${methodRequest.path}${search}`,
    backend: backendOf(trace),
    steps: rows.flatMap(({ step, title, tell }) => {
      const told = tell(trace);
      return told ? [{ step, title, ...told, durationMs: trace.durationsMs[step] }] : [];
    }),
    fault: fault && [...injectedWords(trace), faultWords(fault)].join(": "),
    status: methodResponse.status,
  };
}

function injectedWords({ injected }: { readonly injected?: InjectedFault | undefined }) {
  return injected ? [`injected ${injected.type}`] : [];
}

interface Row {
  readonly step: StepName;
  readonly title: string;
  readonly tell: (trace: Trace) => Pick<ToldStep, "words" | "body"> | undefined;
}

const rows: readonly Row[] = [
  {
    step: "methodRequest",
    title: "method request",
    tell: ({ methodRequest: { httpMethod, resourcePath, pathParameters, body } }) => ({
      words: [
        resourcePath === "" ? "no route" : `${httpMethod} ${resourcePath}`,
        ...Object.entries(pathParameters).map(([name, value]) => `${name} = ${value}`),
      ],
      body,
    }),
  },
  {
    step: "integrationRequest",
    title: "integration request",
    tell: ({ integrationRequest: request }) =>
      request && {
        words: [
          request.type,
          ...(request.template === undefined ? [] : [`template ${request.template}`]),
          ...(request.uri === undefined ? [] : [request.uri]),
        ],
        body: request.body,
      },
  },
  {
    step: "endpointResponse",
    title: "endpoint response",
    tell: ({ endpointResponse: response, injected }) =>
      response && {
        words: [String(response.status), ...injectedWords({ injected })],
        body: response.body,
      },
  },
  {
    step: "integrationResponse",
    title: "integration response",
    tell: ({ integrationResponse: response }) =>
      response && {
        words: [
          `response ${response.statusCode}`,
          response.selectionPattern === undefined
            ? "by default"
            : `matched by ${response.selectionPattern}`,
          ...(response.template === undefined ? [] : [`template ${response.template}`]),
        ],
        body: "",
      },
  },
  {
    step: "methodResponse",
    title: "method response",
    tell: ({ methodResponse: { status, body }, gatewayResponse }) => ({
      words: [
        String(status),
        ...(gatewayResponse === undefined ? [] : [`gateway response ${gatewayResponse}`]),
      ],
      body,
    }),
  },
];

function backendOf({ integrationRequest }: Trace): string | undefined {
  const { uri, type } = integrationRequest ?? {};
  if (uri === undefined) return undefined;
  const functionName = functionIn(uri);
  if (functionName !== undefined) return `Lambda ${functionName}`;
  return URL.canParse(uri) ? new URL(uri).host : type;
}

/** The name of the function that a URI invokes. */
export function functionIn(uri: string): string | undefined {
  return /:function:([^:/]+)/.exec(uri)?.[1];
}

/** A fault in one line, in AWS's words where they are AWS's. */
export function faultWords(fault: FaultStep): string {
  switch (fault.type) {
    case "configuration":
      return fault.detail === undefined ? fault.reason : `${fault.reason}: ${fault.detail}`;
    case "body":
      return `the body does not match the model for ${fault.contentType}: ${fault.details}`;
    case "lambda":
      return `the function failed: ${fault.message}`;
    case "timeout":
      return "no answer came in time";
    case "network":
      return `the connection to the endpoint failed: ${fault.detail}`;
    case "no-route":
      return fault.meant === undefined ? "no such route" : `no such route; ${fault.meant} is one`;
    case "refusal":
      return fault.reason;
    default:
      return unreachable(fault);
  }
}
