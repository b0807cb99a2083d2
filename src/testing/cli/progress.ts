import { paintFor } from "./paint.ts";
import type { World } from "./world.ts";

export interface Progress {
  /** Says what is going on; the last words are replaced. */
  say(text: string): void;
  /** Takes the words away. */
  end(): void;
}

/** What is going on, on one line of the terminal where a person waits; nothing anywhere else. */
export function progressOn(world: World): Progress {
  const { stderr } = world;
  if (!stderr.isTerminal) return { say: () => undefined, end: () => undefined };
  const paint = paintFor(world, stderr);
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
