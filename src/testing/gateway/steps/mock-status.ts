import { configurationFault } from "../fault.ts";

/** The status that a mock's request template asks for. */
export function readMockStatus(rendered: string): number {
  const status = statusIn(rendered);
  if (status !== undefined) return status;
  throw configurationFault(
    "Unable to parse statusCode. It should be an integer that is defined in the request template.",
  );
}

function statusIn(rendered: string): number | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(rendered);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null || !("statusCode" in parsed)) return undefined;
  const status = Number(parsed.statusCode);
  return Number.isInteger(status) ? status : undefined;
}
