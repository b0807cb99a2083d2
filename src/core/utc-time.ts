const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Parts of a UTC time, as AWS formats them. */
export interface UtcParts {
  readonly year: string;
  /** `Jan` to `Dec`. */
  readonly month: string;
  /** `01` to `31`. */
  readonly day: string;
  /** `HH:mm:ss`. */
  readonly clock: string;
}

// `toISOString` is avoided: its first call costs a millisecond.
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

/** Formats a time as the `X-Amz-Date` of a signed request: `20150830T123600Z`. */
export function amzDate(timeMs: number): string {
  return new Date(timeMs).toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
}
