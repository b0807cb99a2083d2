import { clipLine } from "../../core/clip.ts";
import { type StepName } from "../failures/failure.ts";
import { redactTrace } from "./redact-trace.ts";
import { type StepSummary, summarizeTrace, type TraceSummary } from "./summarize-trace.ts";
import { type Trace } from "./trace.ts";

/**
 * Draws a run as a Mermaid sequence diagram: client, method, integration and backend, what each step
 * did, and where the request failed. Redacts secrets. Text from the request cannot change the diagram.
 *
 * @example
 * const { trace } = await gateway.invoke("POST /orders/{id}", { path: { id: "42" } });
 * await writeFile("order.mmd", toMermaid(trace));
 */
export function toMermaid(trace: Trace): string {
  const summary = summarizeTrace(redactTrace(trace));
  const lines = [
    "sequenceDiagram",
    "  participant client as Client",
    "  box API Gateway",
    "    participant method as Method",
    "    participant integration as Integration",
    "  end",
    ...(summary.backend === undefined
      ? []
      : [`  participant backend as ${plain(summary.backend)}`]),
    `  client->>method: ${plain(summary.request)}`,
    ...messages(summary).map((line) => `  ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

function messages(summary: TraceSummary): readonly string[] {
  const steps = new Map(summary.steps.map((step): [StepName, StepSummary] => [step.step, step]));
  const note = (place: string, name: StepName): readonly string[] => {
    const step = steps.get(name);
    if (!step) return [];
    const title = `${step.title.charAt(0).toUpperCase()}${step.title.slice(1)}`;
    return [`Note over ${place}: ${plain(`${title}: ${step.words.join(", ")}`)}`];
  };
  const request = steps.get("integrationRequest");
  const answered = steps.get("endpointResponse");
  const didCall = request !== undefined && summary.backend !== undefined;
  const lost = didCall && !answered ? ["backend--xintegration: no response"] : [];
  const returned = request !== undefined && summary.fault === undefined;
  return [
    ...note("method", "methodRequest"),
    ...(request ? [`method->>integration: ${plain(request.words[0] ?? "")}`] : []),
    ...note("integration", "integrationRequest"),
    ...(didCall ? [`integration->>backend: ${content(request)}`] : []),
    ...(answered
      ? [`backend-->>integration: ${plain(answered.words[0] ?? "")}${tail(answered)}`]
      : []),
    ...lost,
    ...note("integration", "integrationResponse"),
    ...(summary.fault === undefined
      ? []
      : [`Note over method,integration: ${plain(`Failed: ${summary.fault}`)}`]),
    ...(returned ? [`integration-->>method: ${plain(String(summary.status))}`] : []),
    ...note("method", "methodResponse"),
    `method-->>client: ${plain(String(summary.status))}${tail(steps.get("methodResponse"))}`,
  ];
}

function content({ body }: StepSummary): string {
  return body === "" ? "no body" : plain(body);
}

function tail(step: StepSummary | undefined): string {
  return step === undefined || step.body === "" ? "" : ` ${plain(step.body)}`;
}

const maxLength = 80;

const code = (text: string) => `#${text.codePointAt(0)};`;

/**
 * Escapes a text so that Mermaid prints it literally: makes it one line, and replaces each character
 * that could end the text, start a comment or be markup with its code. Mermaid also reads any word that
 * begins like a style as one.
 */
function plain(text: string): string {
  return clipLine(text, maxLength)
    .replaceAll(/[^\p{L}\p{N} .:,/_=?()[\]{}+*'"…-]/gu, code)
    .replaceAll(/style|classDef/g, (word) => code(word) + word.slice(1));
}
