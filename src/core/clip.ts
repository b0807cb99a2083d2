/** Shortens a text to at most `width` characters, ending in an ellipsis. */
export function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** Shortens a text to one line, without terminal control characters. */
export function clipLine(text: string, width: number): string {
  // A body may be megabytes long: cut it before the replacements.
  const start = text.slice(0, width * 4);
  const line = start.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return start.length < text.length && line.length < width ? `${line}…` : clip(line, width);
}
