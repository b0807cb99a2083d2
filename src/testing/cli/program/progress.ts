import type { CliContext } from "./context.ts";
import { paintFor } from "./paint.ts";

/** A line of progress on the terminal. */
export interface Progress {
  /** Replaces the line. */
  say(text: string): void;
  /** Clears the line. */
  end(): void;
}

/** Reports progress on one line of a terminal, and nothing on any other output. */
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
