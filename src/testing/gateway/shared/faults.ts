import { GatewrightError } from "../../../core/errors.ts";
import { nearest } from "../../../core/nearest.ts";
import { type InjectedFault } from "../../failures/injected-fault.ts";
import { unknownRoute } from "../../request/unknown-route.ts";
import { refuseUnknownSettings, type SettingNames } from "../../request/unknown-settings.ts";

/** A fault, and the requests to inject it into. */
export interface FaultRule {
  /** The fault to inject. */
  readonly fault: InjectedFault;
  /** The routes: `GET /orders/{id}`, or `* /orders/*`, where a star matches any text. Defaults to all. */
  readonly route?: string;
  /** The probability, from 0 to 1. Defaults to 1, every request. */
  readonly chance?: number;
  /** The seed of the probability. The same seed chooses the same requests. Defaults to 1. */
  readonly seed?: number;
  /** The maximum number of times. Defaults to unlimited. */
  readonly times?: number;
}

/** Returns the fault for the next request to a route, if any. */
export type ChooseFault = (route: string, type: IntegrationType) => InjectedFault | undefined;

/** `AWS_PROXY`. Missing if a method has no integration. */
type IntegrationType = string | undefined;

/**
 * Chooses the faults of requests in the order in which they arrive.
 *
 * Each rule has its own random numbers, so that rules do not affect each other. The first rule that
 * applies wins.
 *
 * @throws GatewrightError `gateway.fault`: a fault is unknown, or a number is out of range;
 * `settings.invalid`: a setting of a rule is misspelled.
 */
export function faultChooser(rules: readonly FaultRule[]): ChooseFault {
  const drawn = rules.map((rule) => {
    refuseUnknownSettings("inject a fault", rule, ruleNames);
    refuseUnknownType(rule);
    refuseNumbers(rule);
    return { rule, takesEffect: lottery(rule) };
  });
  return (route, type) =>
    drawn.find(({ rule, takesEffect }) => isFor(rule, route, type) && takesEffect())?.rule.fault;
}

function isFor({ route = "*", fault }: FaultRule, key: string, type: IntegrationType): boolean {
  return matches(route, key) && canHappen(fault, type);
}

/**
 * Rejects rules that can have no effect in an API.
 *
 * @param routes the type of each route's integration
 *
 * @throws GatewrightError `route.invalid`: a rule matches no route of the API; `gateway.fault`: its
 * fault cannot occur there.
 */
export function refuseIdleFaults(
  rules: readonly FaultRule[],
  routes: ReadonlyMap<string, IntegrationType>,
): void {
  for (const rule of rules) {
    const { route = "*", fault } = rule;
    if ([...routes].some(([key, type]) => isFor(rule, key, type))) continue;
    const what = `inject "${fault.type}" into "${route}"`;
    const keys = [...routes.keys()];
    if (keys.some((key) => matches(route, key))) {
      const why =
        fault.type === "malformed-answer"
          ? "the route has no Lambda proxy integration"
          : "a mock has no backend";
      throw new GatewrightError("gateway.fault", `Failed to ${what}: ${why}`);
    }
    throw unknownRoute(what, route, keys);
  }
}

/** Matches the parts between the stars, so that every pattern takes linear time. */
function matches(pattern: string, key: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (!key.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return key === first;
  let from = first.length;
  for (const part of rest) {
    const at = key.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return key.length - last.length >= from && key.endsWith(last);
}

function canHappen({ type }: InjectedFault, integrationType: IntegrationType): boolean {
  if (type === "throttled" || type === "latency") return true;
  if (type === "malformed-answer") return integrationType === "AWS_PROXY";
  return integrationType !== "MOCK";
}

function lottery({ chance = 1, seed = 1, times = Number.POSITIVE_INFINITY }: FaultRule) {
  const random = mulberry32(seed);
  let left = times;
  return (): boolean => {
    if (left <= 0 || random() >= chance) return false;
    left -= 1;
    return true;
  };
}

/** Returns Tommy Ettinger's random generator (public domain): 32 bits of state, uniform in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ruleNames: SettingNames<FaultRule> = {
  fault: true,
  route: true,
  chance: true,
  seed: true,
  times: true,
};

const faultTypes: Readonly<Record<InjectedFault["type"], true>> = {
  latency: true,
  throttled: true,
  timeout: true,
  "connection-reset": true,
  "server-error": true,
  "malformed-answer": true,
};

function refuseUnknownType({ fault }: FaultRule): void {
  // Typed as a known fault, but plain JavaScript may pass anything.
  const type: string = fault.type;
  if (Object.hasOwn(faultTypes, type)) return;
  const types = Object.keys(faultTypes);
  const meant = nearest(type, types);
  throw new GatewrightError("gateway.fault", `Failed to inject "${type}": unknown fault`, {
    hint: meant ? `Did you mean "${meant}"?` : `The faults are ${types.join(", ")}.`,
  });
}

function refuseNumbers({ fault, chance = 1, times = 1 }: FaultRule): void {
  const delayMs = fault.type === "latency" ? fault.delayMs : 0;
  const status = fault.type === "server-error" ? (fault.status ?? 503) : 503;
  const wrong = [
    !(chance >= 0 && chance <= 1) && `"chance" is ${chance}; it must be from 0 to 1`,
    !(times >= 0) && `"times" is ${times}; it must be 0 or more`,
    !(delayMs >= 0 && delayMs <= 900_000) &&
      `"delayMs" is ${delayMs}; it must be from 0 to 900 000 milliseconds`,
    !(Number.isInteger(status) && status >= 500 && status <= 599) &&
      `"status" is ${status}; it must be from 500 to 599`,
  ].find((text) => text !== false);
  if (wrong === undefined) return;
  throw new GatewrightError("gateway.fault", `Failed to inject "${fault.type}": ${wrong}`);
}
