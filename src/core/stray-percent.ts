/** Whether a percent sign of an encoded text starts no byte: `50%` or `%zz`, and not `%20`. */
export function hasStrayPercent(encoded: string): boolean {
  return encoded.includes("%") && /%(?![0-9a-f]{2})/i.test(encoded);
}
