import { GatewrightError } from "../../core/errors.ts";
import { lower } from "../../integrations/convert/lower.ts";
import type { RestApi } from "../../integrations/model/api/rest-api.ts";
import type { RestApiRecord } from "../../integrations/model/record/rest-api-record.ts";

/**
 * Returns what API Gateway would store for the API.
 *
 * @throws GatewrightError `gateway.unsupported`: it is an HTTP or a WebSocket API; `api.invalid`: it
 * is not an API, which plain JavaScript or a cast allows.
 */
export function emulatedRecord(api: RestApi | RestApiRecord): RestApiRecord {
  const given: unknown = api;
  if (typeof given !== "object" || given === null) {
    throw noApi(
      `it is ${given === null ? "null" : typeof given}`,
      "Check that the imported module exports it.",
    );
  }
  if ("kind" in api) {
    // Typed as "rest-api", but a caller in plain JavaScript may pass another kind.
    const kind: string = api.kind;
    if (kind === "rest-api") return lower(api);
    throw new GatewrightError(
      "gateway.unsupported",
      `Failed to emulate the API: it is of kind "${kind}", but only "rest-api" is supported`,
      { hint: "To call its function with the event of a request, use invoke." },
    );
  }
  if ("restApi" in given && "resources" in given) return api;
  if ("apis" in given) throw noApi("it is a whole file", "Pass restApiIn(loaded).record.");
  if ("record" in given) throw noApi("it was loaded from a file", "Pass its record.");
  const members = Object.keys(given).slice(0, 5).join(", ");
  throw noApi(
    `it is neither a definition nor a record, but an object with ${members || "no members"}`,
    "Define an API with restApi, or load a file: restApiIn(await loadApi(path)).record.",
  );
}

function noApi(reason: string, hint: string): GatewrightError {
  return new GatewrightError("api.invalid", `Failed to emulate the API: ${reason}`, { hint });
}
