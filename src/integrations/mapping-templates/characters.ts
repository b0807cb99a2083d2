/** What a letter after a backslash stands for. */
export const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    t: "\t",
    n: "\n",
    r: "\r",
    f: "\f",
    b: "\b",
    "\\": "\\",
    "/": "/",
    "'": "'",
    '"': '"',
  }),
);

/** The UTF-16 unit with this code. */
export function fromHex(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

export const powersOfTen: readonly number[] = Array.from({ length: 16 }, (_, power) => 10 ** power);

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isControl(code: number): boolean {
  return code < 0x20 || code === 0x7f;
}
