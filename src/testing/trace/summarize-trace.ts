import type { StepName } from "../failures/failure.ts";
import type { InjectedFault } from "../failures/injected-fault.ts";
import { describedFault } from "./explain-answer.ts";
import type { Trace } from "./trace.ts";

/** One step in words: what every drawing of a trace is made of. */
export interface StepSummary {
  readonly step: StepName;
  /** `method request` */
  readonly title: string;
  /** What the step did: the route that was matched, the template that was rendered. */
  readonly words: readonly string[];
  /** What it gave to the next one. */
  readonly body: string;
  readonly durationMs: number | undefined;
}

export interface TraceSummary {
  /** `POST /orders/42?tag=new` */
  readonly request: string;
  /** What the integration calls: `Lambda orders`. Absent where nothing was called. */
  readonly backend: string | undefined;
  readonly steps: readonly StepSummary[];
  /** Why API Gateway answered by itself, in one line. */
  readonly fault: string | undefined;
  readonly status: number;
}

/** Summarizes a trace; redact it first. */
export function summarizeTrace(trace: Trace): TraceSummary {
  const { methodRequest, methodResponse } = trace;
  const fault = describedFault(trace);
  const query = methodRequest.queryString.map(([name, value]) => `${name}=${value}`).join("&");
  const search = query === "" ? "" : `?${query}`;
  return {
    request: `${methodRequest.httpMethod} ${methodRequest.path}${search}`,
    backend: backendOf(trace),
    steps: rows.flatMap(({ step, title, summarize }) => {
      const summary = summarize(trace);
      return summary ? [{ step, title, ...summary, durationMs: trace.durationsMs[step] }] : [];
    }),
    fault: fault && [...injectedWords(trace), fault.cause].join(": "),
    status: methodResponse.status,
  };
}

function injectedWords({ injected }: { readonly injected?: InjectedFault | undefined }) {
  return injected ? [`injected ${injected.type}`] : [];
}

interface Row {
  readonly step: StepName;
  readonly title: string;
  readonly summarize: (trace: Trace) => Pick<StepSummary, "words" | "body"> | undefined;
}

const rows: readonly Row[] = [
  {
    step: "methodRequest",
    title: "method request",
    summarize: ({ methodRequest: { httpMethod, resourcePath, pathParameters, body } }) => ({
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
    summarize: ({ integrationRequest: request }) =>
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
    summarize: ({ endpointResponse: response, injected }) =>
      response && {
        words: [String(response.status), ...injectedWords({ injected })],
        body: response.body,
      },
  },
  {
    step: "integrationResponse",
    title: "integration response",
    summarize: ({ integrationResponse: response }) =>
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
    summarize: ({ methodResponse: { status, body }, gatewayResponse }) => ({
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
function functionIn(uri: string): string | undefined {
  return /:function:([^:/]+)/.exec(uri)?.[1];
}
