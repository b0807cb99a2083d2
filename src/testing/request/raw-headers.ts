import type { Header } from "../../core/message.ts";

/** Converts Node's `rawHeaders`, which alternate names and values, to lines. */
export function linesOf(rawHeaders: readonly string[]): readonly Header[] {
  const lines: Header[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  }
  return lines;
}
