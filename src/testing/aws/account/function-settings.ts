import { matchesWildcards } from "../../../proxy-events/authorizers/wildcards.ts";
import {
  type LambdaOutput,
  type LambdaRuntime,
  type Lambdas,
  runToEnd,
} from "../../backends/lambda.ts";
import type { LambdaHandler } from "../../backends/lambda-handler.ts";
import type { Ports } from "../../request/ports.ts";

/** The settings of one function that calls of Lambda's API have set. */
export interface FunctionSettings {
  /** Statements of the resource policies, by qualifier; `""` for the function itself. */
  readonly policies: Map<string, Map<string, PermissionStatement>>;
  /** How many invocations may run at once. Defaults to no limit. */
  reservedConcurrency?: number;
  /** Defaults to no limit. */
  timeoutSeconds?: number;
}

/** A statement of a policy, as `GetPolicy` returns it. */
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

/** Settings by the ARN of the function, without a qualifier. */
export type FunctionStore = Map<string, FunctionSettings>;

export function settingsOf(functions: FunctionStore, functionArn: string): FunctionSettings {
  const known = functions.get(functionArn);
  if (known) return known;
  const settings: FunctionSettings = { policies: new Map() };
  functions.set(functionArn, settings);
  return settings;
}

/** Splits `arn:…:function:orders:live` into the function's ARN and the qualifier. */
export function splitQualifier(arn: string): readonly [functionArn: string, qualifier: string] {
  const parts = arn.split(":");
  return [parts.slice(0, 7).join(":"), parts.slice(7).join(":")];
}

/**
 * Checks whether the function's resource policy lets API Gateway call it.
 *
 * A permission of the function does not apply to its aliases, nor the other way round.
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

/** IAM's `ArnLike`: compares each of the six parts separately, so a star does not match a colon. */
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
 * Returns the functions with the reserved concurrency and the timeout that calls have set. Without
 * either, a function is the one that was passed in, so that it can stream.
 *
 * Evaluated on each request, because functions may be added after the account was created.
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

/** Returns the ARN for a name, `NAME:ALIAS`, a partial ARN, or an ARN. */
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

/** A public capture of 2018. */
const throttled: LambdaOutput = {
  payload: JSON.stringify({
    Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
    Type: "User",
    message: "Rate Exceeded.",
  }),
  isUnhandledError: false,
  isThrottled: true,
};

/** Lambda ends the function's process. Here the function runs on, and its answer is ignored. */
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
