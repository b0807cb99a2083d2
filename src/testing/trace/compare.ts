import { joinSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog, LogMap } from "../log/execution-log.ts";
import { type RunStep, type StepParts, stepsOf } from "../log/log-steps.ts";
import { redactCut } from "../log/redact-log.ts";
import type { InvokeResponse } from "../request/response.ts";
import {
  compareMaps,
  compareText,
  createNormalizer,
  type Normalizer,
  type TextDifference,
} from "./compare-text.ts";
import type { Invocation } from "./gateway.ts";
import { secretsOfRun } from "./run-secrets.ts";
import type { Trace } from "./trace.ts";

/** A run, or the log of one that ran elsewhere. */
export type ComparableRun =
  | (Pick<Invocation, "response" | "log"> & {
      /** The trace of an emulated run. It is not compared, but the secrets in it are redacted. */
      readonly trace?: Trace;
    })
  | ExecutionLog;

/** A difference between two runs. */
export interface RunDifference {
  readonly step: RunStep | "response";
  /** `status`, `header Accept`, `body at $.total`; `step` if only one run reached the step. */
  readonly part: string;
  /** Missing if the run has no such part. */
  readonly local?: string;
  readonly real?: string;
}

/** What `compareRuns` additionally ignores and redacts. */
export interface CompareOptions extends RedactOptions {
  /** Patterns of what differs from run to run in this API, besides ids, times and latencies: `/inv-\d+/`. */
  readonly volatile?: readonly RegExp[];
}

/**
 * Compares two runs of a request, step by step. The first cause comes first, its consequences follow.
 * Ids, times, trace ids, latencies and transport headers are ignored. Bodies that are JSON are compared
 * as JSON. Secrets are compared too, but redacted in the result.
 *
 * Compares every step if both runs have a log, and only the responses otherwise.
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
  const normalize = createNormalizer(options.volatile);
  const differences = differencesOf(local, real, normalize);
  if (differences.length === 0) return [];
  const sources = joinSources([local, real].map(secretsOf));
  // The differences were normalized, so the secrets to find in them must be too.
  const normalized = {
    parameters: sources.parameters?.map(([name, value]) => [name, normalize(value)] as const),
    members: sources.members?.map(([name, value]) => [name, normalize(value)] as const),
    texts: sources.texts?.map(normalize),
  };
  const redactor = createRedactor(normalized, options);
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
  normalize: Normalizer,
): readonly Difference[] {
  const [here, there] = [logOf(local), logOf(real)];
  const differences = here && there ? compareLogs(here, there, normalize) : [];
  if (!("response" in local && "response" in real)) return differences;
  // The log shows the same status, headers and body, but truncated.
  const reported = new Set(differences.map(({ part }) => part));
  const others = compareResponses(local.response, real.response, normalize);
  return [...differences, ...others.filter(({ part }) => !reported.has(part))];
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

/** A failure ends a run, so it is listed before the steps that only one run reached. */
function compareLogs(local: ExecutionLog, real: ExecutionLog, normalize: Normalizer): Difference[] {
  const [here, there] = [stepsOf(local), stepsOf(real)];
  const isCommon = (step: RunStep) => here.has(step) && there.has(step);
  const compare = (step: RunStep) => compareStep(step, here.get(step), there.get(step), normalize);
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
  normalize: Normalizer,
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
    comparePart(name, local?.get(name), real?.get(name), normalize).map((each) => ({
      step,
      ...each,
    })),
  );
}

function comparePart(
  name: string,
  local: string | LogMap | undefined,
  real: string | LogMap | undefined,
  normalize: Normalizer,
): readonly TextDifference[] {
  if (typeof local === "string" || typeof real === "string") {
    // A line has the same placeholders in both logs.
    return compareText(name, local as string | undefined, real as string | undefined, normalize);
  }
  const none: LogMap = { entries: [] };
  return compareMaps(name, local ?? none, real ?? none, normalize);
}

function compareResponses(
  local: InvokeResponse,
  real: InvokeResponse,
  normalize: Normalizer,
): Difference[] {
  const headersOf = ({ multiValueHeaders }: InvokeResponse): LogMap => ({
    entries: Object.entries(multiValueHeaders).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    ),
  });
  return [
    ...compareText("status", String(local.status), String(real.status), normalize),
    ...compareMaps("header", headersOf(local), headersOf(real), normalize),
    ...compareText("body", local.body, real.body, normalize),
  ].map((each) => ({ step: "response", ...each }));
}
