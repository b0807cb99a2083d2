import { HttpHandler, http } from "msw";
import { GatewrightError } from "../../../core/errors.ts";

/** What the handlers serve: a fake account or an emulated API. */
export interface MswSource {
  /** The hosts that it serves, read on each request, because an account may add custom domains. */
  readonly hosts: readonly string[];
  /** `"aws"` if it also answers or rejects every request to AWS that no other source serves. */
  readonly blocks?: "aws";
  /** Answers a request. */
  fetch(request: Request): Promise<Response>;
}

/**
 * Creates MSW handlers for fake accounts and emulated APIs, one for the hosts of each. If one is an
 * account, every other request to AWS except to its stages is blocked, regardless of
 * `onUnhandledRequest` (MSW 2) or `onUnhandledFrame` (MSW 3).
 *
 * A blocked request answers 500 with the reason; it is never sent.
 *
 * @example
 * const server = setupServer(...mswHandlers(fakeAws(), emulate(orders)));
 */
export function mswHandlers(...sources: readonly MswSource[]): HttpHandler[] {
  for (const source of sources) assertSource(source);
  // The first matching handler answers, so handlers for named hosts precede those for all AWS
  // hosts.
  return [
    ...sources.map((source) => new HostsHandler(source)),
    ...sources
      .filter(({ blocks }) => blocks === "aws")
      .map((source) => http.all(anyAwsHost, answerWith(source))),
  ];
}

/** @throws GatewrightError `api.invalid`: plain JavaScript passed another value. */
function assertSource(source: unknown): void {
  if (typeof source === "object" && source !== null && "hosts" in source && "fetch" in source)
    return;
  throw new GatewrightError(
    "api.invalid",
    "Failed to create MSW handlers: an argument is neither an emulated API nor a fake account",
    { hint: "Pass emulate(api) or fakeAws()." },
  );
}

// The endpoints of AWS's partitions, including each partition's second domain, for dual-stack
// hosts.
const anyAwsHost =
  /^https?:\/\/[^/]*\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.(?:aws|amazonwebservices\.(?:com\.cn|eu)))\.?(?::\d+)?\//;

/**
 * Matches the hosts that a source has at the time of a request. A class, because only that lets a
 * handler match by more than a path in every version of MSW: 2.11 added functions for this, and a
 * resolver without a response would silence `onUnhandledRequest`.
 */
class HostsHandler extends HttpHandler {
  readonly #source: MswSource;

  constructor(source: MswSource) {
    super(/.*/, /^https:/, answerWith(source));
    this.#source = source;
  }

  override async parse(args: Parameters<HttpHandler["parse"]>[0]) {
    const parsed = await super.parse(args);
    // A trailing dot does not change the host.
    const host = new URL(args.request.url).host.replace(/\.(?=:|$)/, "");
    return this.#source.hosts.includes(host)
      ? parsed
      : { ...parsed, match: { matches: false, params: {} } };
  }
}

/** MSW answers 500 if a handler throws, as an account does for a host that it does not serve. */
function answerWith(source: MswSource) {
  return ({ request }: { readonly request: Request }) => source.fetch(request);
}
