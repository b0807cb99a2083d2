/** The text in at most `width` characters: a longer one ends in an ellipsis. */
export function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** The same on one line, without what a terminal would take for a command. */
export function clipLine(text: string, width: number): string {
  // A body may be megabytes long; what is shown of it is not.
  const start = text.slice(0, width * 4);
  const line = start.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return start.length < text.length && line.length < width ? `${line}…` : clip(line, width);
}
