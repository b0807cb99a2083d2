import { joinSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog, LogMap } from "../log/execution-log.ts";
import { type RunStep, type StepParts, stepsOf } from "../log/log-steps.ts";
import { redactCut } from "../log/redact-log.ts";
import type { InvokeResponse } from "../request/response.ts";
import {
  compareMaps,
  compareText,
  type Steady,
  steadyWith,
  type TextDifference,
} from "./compare-text.ts";
import type { Invocation } from "./gateway.ts";
import { secretsOfRun } from "./run-secrets.ts";
import type { Trace } from "./trace.ts";

/** A run, or the log of one that ran elsewhere. */
export type ComparableRun =
  | (Pick<Invocation, "response" | "log"> & {
      /** Not compared: it holds secrets that API Gateway stars in the log. */
      readonly trace?: Trace;
    })
  | ExecutionLog;

/** Something on which two runs do not agree. */
export interface RunDifference {
  readonly step: RunStep | "response";
  /** `status`, `header Accept`, `body at $.total`; `step`: only one run came so far. */
  readonly part: string;
  /** Absent: it is not there. */
  readonly local?: string;
  readonly real?: string;
}

/** What `compareRuns` leaves out besides what differs in every API, and what it redacts. */
export interface CompareOptions extends RedactOptions {
  /** What differs from run to run in this API, besides ids, times and latencies: `/inv-\d+/`. */
  readonly volatile?: readonly RegExp[];
}

/**
 * What differs between two runs of a request, step by step: the first cause is on top, what comes
 * of it below. Ids, times, trace ids, latencies and the headers of the transport are put aside;
 * bodies are compared as JSON where they are. Secrets are compared, but redacted in the result.
 *
 * Where both have a log, each of its steps is compared; otherwise only the responses are.
 *
 * @example
 * const request = { path: { id: "42" }, body: { total: 12 } };
 * const differences = compareRuns(
 *   await emulate(orders).invoke("PUT /orders/{id}", request),
 *   await onAws(client, orders, { restApiId }).invoke("PUT /orders/{id}", request),
 * );
 * console.log(printDifferences(differences));
 */
export function compareRuns(
  local: ComparableRun,
  real: ComparableRun,
  options: CompareOptions = {},
): readonly RunDifference[] {
  const steady = steadyWith(options.volatile);
  const differences = differencesOf(local, real, steady);
  if (differences.length === 0) return [];
  const sources = joinSources([local, real].map(secretsOf));
  // Secrets are looked for in steadied texts, so they have to be steadied as well.
  const steadied = {
    parameters: sources.parameters?.map(([name, value]) => [name, steady(value)] as const),
    members: sources.members?.map(([name, value]) => [name, steady(value)] as const),
    texts: sources.texts?.map(steady),
  };
  const redactor = createRedactor(steadied, options);
  return differences.map((difference) => redactDifference(difference, redactor));
}

type Difference = TextDifference & Pick<RunDifference, "step">;

function secretsOf(run: ComparableRun) {
  return secretsOfRun("lines" in run ? { log: run } : run);
}

function redactDifference({ name, place, ...difference }: Difference, redactor: Redactor) {
  const { local, real } = difference;
  const redact = (text: string) =>
    name === undefined
      ? redactCut(text, redactor)
      : redactor.pair([name, text], place ?? "member")[1];
  return {
    ...difference,
    ...(local !== undefined && { local: redact(local) }),
    ...(real !== undefined && { real: redact(real) }),
  };
}

function differencesOf(
  local: ComparableRun,
  real: ComparableRun,
  steady: Steady,
): readonly Difference[] {
  const [here, there] = [logOf(local), logOf(real)];
  const differences = here && there ? compareLogs(here, there, steady) : [];
  if (!("response" in local && "response" in real)) return differences;
  // The log shows the same status, headers and body, but cuts them off.
  const told = new Set(differences.map(({ part }) => part));
  const others = compareResponses(local.response, real.response, steady);
  return [...differences, ...others.filter(({ part }) => !told.has(part))];
}

function logOf(run: ComparableRun): ExecutionLog | undefined {
  return "lines" in run ? run : run.log;
}

const stepsBeforeResult: readonly RunStep[] = [
  "authorizer",
  "method request",
  "integration request",
  "endpoint response",
  "method response",
];

/** A run that fails goes no further: the failure comes before the steps that only one run reached. */
function compareLogs(local: ExecutionLog, real: ExecutionLog, steady: Steady): Difference[] {
  const [here, there] = [stepsOf(local), stepsOf(real)];
  const isCommon = (step: RunStep) => here.has(step) && there.has(step);
  const compare = (step: RunStep) => compareStep(step, here.get(step), there.get(step), steady);
  return [
    ...stepsBeforeResult.filter(isCommon).flatMap(compare),
    ...compare("failure"),
    ...stepsBeforeResult.filter((step) => !isCommon(step)).flatMap(compare),
    ...compare("result"),
  ];
}

function compareStep(
  step: RunStep,
  local: StepParts | undefined,
  real: StepParts | undefined,
  steady: Steady,
): Difference[] {
  if (step !== "failure" && (!local || !real)) {
    if (!local && !real) return [];
    const reached = "was reached";
    return [
      { step, part: "step", ...(local && { local: reached }), ...(real && { real: reached }) },
    ];
  }
  const names = [...new Set([...(local?.keys() ?? []), ...(real?.keys() ?? [])])];
  return names.flatMap((name) =>
    comparePart(name, local?.get(name), real?.get(name), steady).map((each) => ({ step, ...each })),
  );
}

function comparePart(
  name: string,
  local: string | LogMap | undefined,
  real: string | LogMap | undefined,
  steady: Steady,
): readonly TextDifference[] {
  if (typeof local === "string" || typeof real === "string") {
    // A line has the same holes in both logs.
    return compareText(name, local as string | undefined, real as string | undefined, steady);
  }
  const none: LogMap = { entries: [] };
  return compareMaps(name, local ?? none, real ?? none, steady);
}

function compareResponses(
  local: InvokeResponse,
  real: InvokeResponse,
  steady: Steady,
): Difference[] {
  const headersOf = ({ multiValueHeaders }: InvokeResponse): LogMap => ({
    entries: Object.entries(multiValueHeaders).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    ),
  });
  return [
    ...compareText("status", String(local.status), String(real.status), steady),
    ...compareMaps("header", headersOf(local), headersOf(real), steady),
    ...compareText("body", local.body, real.body, steady),
  ].map((each) => ({ step: "response", ...each }));
}
