import { utcParts } from "../../core/utc-time.ts";

let last = { seconds: 0, text: "01/Jan/1970:00:00:00 +0000" };

/**
 * `dd/Mon/yyyy:HH:mm:ss +0000`, as access logs print it, of milliseconds since 1970. Requests of the
 * same second have the same one, which is written once.
 */
export function requestTime(epochMs: number): string {
  const seconds = Math.floor(epochMs / 1000);
  if (last.seconds !== seconds) last = { seconds, text: accessLogTime(epochMs) };
  return last.text;
}

function accessLogTime(epochMs: number): string {
  const { year, month, day, clock } = utcParts(new Date(epochMs));
  return `${day}/${month}/${year}:${clock} +0000`;
}
