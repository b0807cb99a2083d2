import type { CliContext } from "./context.ts";
import { paintFor } from "./paint.ts";

export interface Progress {
  /** Says what is going on; the last words are replaced. */
  say(text: string): void;
  /** Takes the words away. */
  end(): void;
}

/** What is going on, on one line of the terminal where a person waits; nothing anywhere else. */
export function progressOn(context: CliContext): Progress {
  const { stderr } = context;
  if (!stderr.isTerminal) return { say: () => undefined, end: () => undefined };
  const paint = paintFor(context, stderr);
  const clear = "\r\u001b[K";
  return {
    say(text) {
      stderr.write(`${clear}${paint("dim", text.slice(0, stderr.columns - 1))}`);
    },
    end() {
      stderr.write(clear);
    },
  };
}
