import { ConnectionFailure } from "../../backends/connection-failure.ts";
import type { EndpointAnswer } from "../../backends/endpoint.ts";
import type { Lambdas } from "../../backends/lambda.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import type { BackendContext } from "./backend-context.ts";

type Injecting = Pick<BackendContext, "injected" | "ports">;

/** Calls a backend, unless the injected fault replaces the call. */
export async function withInjectedFault<Answer>(
  { injected, ports }: Injecting,
  timeoutMs: number,
  call: () => Promise<Answer>,
): Promise<Answer> {
  switch (injected?.type) {
    case "latency":
      await injectedDelay({ injected, ports });
      return call();
    case "timeout":
      throw new GatewayFault("endpoint.timeout", { timeoutMs });
    case "connection-reset":
      throw new ConnectionFailure("network", "the connection was reset by an injected fault");
    default:
      return call();
  }
}

/** Delays a mock, which has no backend, by an injected latency. */
export function injectedDelay({ injected, ports }: Injecting): Promise<void> {
  if (injected?.type !== "latency") return Promise.resolve();
  return new Promise((resolve) => {
    ports.timer(injected.delayMs, resolve);
  });
}

/** Returns the response that replaces the one of an HTTP backend or a service. */
export function injectedAnswer({ injected }: Injecting): EndpointAnswer | undefined {
  if (injected?.type !== "server-error") return undefined;
  return { status: injected.status ?? 503, body: { message: "Injected" } };
}

/** Returns the functions, with the called one replaced if it is to fail. */
export function lambdasWithFault(
  { injected, backends }: Pick<BackendContext, "injected" | "backends">,
  functionArn: string,
): Lambdas {
  switch (injected?.type) {
    case "server-error":
      return {
        [functionArn]: () => {
          throw new Error("Injected");
        },
      };
    case "malformed-answer":
      return { [functionArn]: () => "injected: no response" };
    default:
      return backends.lambdas;
  }
}
