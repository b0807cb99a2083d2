import type { Output } from "./context.ts";

/**
 * Returns an output that escapes every control sequence except this program's own, and every
 * character that changes the writing direction. Logs, bodies and templates are untrusted: a
 * sequence in them could hide a line, change what is typed next, or fill the clipboard.
 */
export function withoutControls(output: Output): Output {
  if (!output.isTerminal) return output;
  return { ...output, write: (text) => output.write(terminalText(text)) };
}

// The sequences that `paint` and `progress` write.
const ours = String.raw`^\r\u001b\[K|\u001b\[(?:1|2|22|31|32|33|36|39)m`;
const theirs = String.raw`(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]`;
const either = new RegExp(`(${ours})|\\r\\n|${theirs}`, "gu");

export function terminalText(text: string): string {
  return text.replaceAll(either, (found, own?: string) =>
    own !== undefined || found === "\r\n" ? found : escaped(found),
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
