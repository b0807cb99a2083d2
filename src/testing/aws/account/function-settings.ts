import { matchesWildcards } from "../../../proxy-events/authorizers/wildcards.ts";
import {
  type LambdaOutput,
  type LambdaRuntime,
  type Lambdas,
  runToEnd,
} from "../../backends/lambda.ts";
import type { LambdaHandler } from "../../backends/lambda-handler.ts";
import type { Ports } from "../../request/ports.ts";

/** What calls of Lambda's API have set of one function. */
export interface FunctionSettings {
  /** Statements of the resource policies, by qualifier; `""` for the function itself. */
  readonly policies: Map<string, Map<string, PermissionStatement>>;
  /** Invocations at the same time; none with 0. Absent: no limit. */
  reservedConcurrency?: number;
  /** Absent: it may run as long as it likes. */
  timeoutSeconds?: number;
}

/** As `GetPolicy` gives it. */
export interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Principal: { readonly Service: string } | { readonly AWS: string } | "*";
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: {
    readonly ArnLike?: { readonly "AWS:SourceArn": string };
    readonly StringEquals?: { readonly "AWS:SourceAccount": string };
  };
}

/** By the ARN of the function, without a qualifier. */
export type FunctionStore = Map<string, FunctionSettings>;

export function settingsOf(functions: FunctionStore, functionArn: string): FunctionSettings {
  const known = functions.get(functionArn);
  if (known) return known;
  const settings: FunctionSettings = { policies: new Map() };
  functions.set(functionArn, settings);
  return settings;
}

/** `arn:…:function:orders:live` in its two parts. */
export function splitQualifier(arn: string): readonly [functionArn: string, qualifier: string] {
  const parts = arn.split(":");
  return [parts.slice(0, 7).join(":"), parts.slice(7).join(":")];
}

/**
 * Whether the function's resource policy lets API Gateway call it.
 *
 * A permission of the function does not hold for its aliases, nor the other way round.
 */
export function allowsApiGateway(
  functions: FunctionStore,
  arn: string,
  sourceArn: string,
): boolean {
  const [functionArn, qualifier] = splitQualifier(arn);
  const statements = functions.get(functionArn)?.policies.get(qualifier)?.values() ?? [];
  return [...statements].some(({ Principal, Action, Condition = {} }) => {
    const isService = typeof Principal === "object" && "Service" in Principal;
    const { "AWS:SourceArn": like } = Condition.ArnLike ?? {};
    const { "AWS:SourceAccount": account } = Condition.StringEquals ?? {};
    return (
      (Principal === "*" || (isService && Principal.Service === "apigateway.amazonaws.com")) &&
      matchesWildcards(Action, "lambda:InvokeFunction") &&
      (like === undefined || isArnLike(like, sourceArn)) &&
      (account === undefined || sourceArn.split(":")[4] === account)
    );
  });
}

/** IAM's `ArnLike`: each of the six parts by itself, so that a star does not take a colon. */
function isArnLike(pattern: string, arn: string): boolean {
  const patterns = partsOf(pattern);
  const parts = partsOf(arn);
  return patterns.every((part, index) => matchesWildcards(part, parts[index] ?? ""));
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}

interface FunctionAccount {
  readonly functions: FunctionStore;
  readonly ports: Ports;
  readonly accountId: string;
  readonly region: string;
}

type Code = LambdaHandler | LambdaRuntime;

/**
 * The functions as Lambda runs them: with their reserved concurrency and their time limit, from the
 * call on that sets one. Until then the code is what was given, so that it may stream.
 *
 * Asked for on each request: functions may be added after the account was made.
 */
export function limitedFunctions(lambdas: Lambdas, account: FunctionAccount): () => Lambdas {
  const { functions, ports } = account;
  const limits = new Map<string, { readonly code: Code; readonly limit: LambdaRuntime }>();

  function current(name: string, code: Code): Code {
    const [functionArn] = splitQualifier(toFunctionArn(name, account));
    const { reservedConcurrency, timeoutSeconds } = functions.get(functionArn) ?? {};
    if (reservedConcurrency === undefined && timeoutSeconds === undefined) return code;
    const known = limits.get(name);
    if (known?.code === code) return known.limit;
    const limit = limited(code, () => functions.get(functionArn), ports);
    limits.set(name, { code, limit });
    return limit;
  }

  return () =>
    Object.fromEntries(Object.entries(lambdas).map(([name, code]) => [name, current(name, code)]));
}

/** Of a name, `NAME:ALIAS`, a partial ARN, or an ARN. */
export function toFunctionArn(
  name: string,
  { accountId, region }: Pick<FunctionAccount, "accountId" | "region">,
): string {
  if (name.startsWith("arn:")) return name;
  const own = /^\d{12}:function:(.*)$/.exec(name)?.[1] ?? name;
  return `arn:aws:lambda:${region}:${accountId}:function:${own}`;
}

function limited(
  code: LambdaHandler | LambdaRuntime,
  settings: () => FunctionSettings | undefined,
  ports: Ports,
): LambdaRuntime {
  let running = 0;
  return {
    async invoke(payload, context) {
      const { reservedConcurrency, timeoutSeconds } = settings() ?? {};
      if (reservedConcurrency !== undefined && running >= reservedConcurrency) return throttled;
      running += 1;
      try {
        const run = runToEnd({ code, payload, context });
        return timeoutSeconds === undefined
          ? await run
          : await within(timeoutSeconds, run, context.awsRequestId, ports);
      } finally {
        running -= 1;
      }
    },
  };
}

/** Public capture of 2018. */
const throttled: LambdaOutput = {
  payload: JSON.stringify({
    Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
    Type: "User",
    message: "Rate Exceeded.",
  }),
  isUnhandledError: false,
  isThrottled: true,
};

/** The function's process is ended; in this one, it runs on and its answer is dropped. */
function within(
  seconds: number,
  run: Promise<LambdaOutput>,
  requestId: string,
  { timer }: Ports,
): Promise<LambdaOutput> {
  return new Promise((resolve, reject) => {
    const cancel = timer(seconds * 1000, () => {
      const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
      const payload = JSON.stringify({ errorType: "Sandbox.Timedout", errorMessage });
      resolve({ payload, isUnhandledError: true });
    });
    run.then(resolve, reject).finally(cancel);
  });
}
