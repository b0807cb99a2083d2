const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Parts of a time in UTC, as AWS's texts have them. */
export interface UtcParts {
  readonly year: string;
  /** `Jan` to `Dec`. */
  readonly month: string;
  /** `01` to `31`. */
  readonly day: string;
  /** `HH:mm:ss`. */
  readonly clock: string;
}

// Not by way of `toISOString`: its first call takes a process a millisecond.
export function utcParts(date: Date): UtcParts {
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return {
    year: String(date.getUTCFullYear()),
    month: names[date.getUTCMonth()] ?? "",
    day: twoDigits(date.getUTCDate()),
    clock: clock.map(twoDigits).join(":"),
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** `20150830T123600Z`: the `X-Amz-Date` of a signed request. */
export function amzDate(timeMs: number): string {
  return new Date(timeMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
}
