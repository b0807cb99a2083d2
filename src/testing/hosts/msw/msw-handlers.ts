import { HttpHandler, http } from "msw";
import { GatewrightError } from "../../../core/errors.ts";

/** What the handlers put on the network: a fake account, an emulated API. */
export interface MswSource {
  /** The hosts that it answers for, read with each request: an account may get custom domains. */
  readonly hosts: readonly string[];
  /** `aws`: it answers, or refuses, every request to AWS that no other source answers. */
  readonly blocks?: "aws";
  fetch(request: Request): Promise<Response>;
}

/**
 * MSW handlers for fake accounts and emulated APIs: one for the hosts of each. With an account
 * among them every other request to AWS is blocked, whatever `onUnhandledRequest` (MSW 2) or
 * `onUnhandledFrame` (MSW 3) says, but for those to its stages.
 *
 * A blocked request answers 500 with the reason; it is never sent.
 *
 * @example
 * const server = setupServer(...mswHandlers(fakeAws(), emulate(orders)));
 */
export function mswHandlers(...sources: readonly MswSource[]): HttpHandler[] {
  for (const source of sources) refuseOthers(source);
  // The first handler that matches answers: hosts by name go before every host of AWS.
  return [
    ...sources.map((source) => new HostsHandler(source)),
    ...sources
      .filter(({ blocks }) => blocks === "aws")
      .map((source) => http.all(anyAwsHost, answerWith(source))),
  ];
}

/** @throws GatewrightError `api.invalid`: what the compiler refuses, and plain JavaScript does not. */
function refuseOthers(source: unknown): void {
  if (typeof source === "object" && source !== null && "hosts" in source && "fetch" in source)
    return;
  throw new GatewrightError(
    "api.invalid",
    "Failed to make MSW handlers: what is given is neither an emulated API nor a fake account",
    { hint: "Pass emulate(api) or fakeAws()." },
  );
}

// The endpoints of AWS's partitions, with the second name of each that has IPv6 as well.
const anyAwsHost =
  /^https?:\/\/[^/]*\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.(?:aws|amazonwebservices\.(?:com\.cn|eu)))\.?(?::\d+)?\//;

/**
 * Matches the hosts that a source has when a request comes. A class, because that is how every
 * version of MSW lets a handler match by more than a path: a function in its place came with 2.11,
 * and a resolver that gives no answer would silence `onUnhandledRequest`.
 */
class HostsHandler extends HttpHandler {
  readonly #source: MswSource;

  constructor(source: MswSource) {
    super(/.*/, /^https:/, answerWith(source));
    this.#source = source;
  }

  override async parse(args: Parameters<HttpHandler["parse"]>[0]) {
    const parsed = await super.parse(args);
    // A point at its end makes a name no other one.
    const host = new URL(args.request.url).host.replace(/\.(?=:|$)/, "");
    return this.#source.hosts.includes(host)
      ? parsed
      : { ...parsed, match: { matches: false, params: {} } };
  }
}

/** MSW answers 500 for what a handler throws, and an account throws for a host it does not serve. */
function answerWith(source: MswSource) {
  return ({ request }: { readonly request: Request }) => source.fetch(request);
}
