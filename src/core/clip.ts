/**
 * One line of at most `width` characters: line breaks and what a terminal would take for a command
 * become blanks, and an ellipsis stands for what is cut off.
 */
export function clip(text: string, width: number): string {
  // A body may be megabytes long; what is shown of it is not.
  const line = text
    .slice(0, width * 4)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
}
