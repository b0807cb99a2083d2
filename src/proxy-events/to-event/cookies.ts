/** The pairs of all `Cookie` headers, as payload 2.0 lists them: `["a=1", "b=2"]`. */
export function splitCookies(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split(";"))
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "");
}
