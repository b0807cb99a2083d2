import type { Ports } from "../../src/testing/request/ports.ts";

/** A clock that starts at the real time and can be put forward; timers follow it. */
export interface ControlledTime {
  readonly ports: Pick<Ports, "clock" | "timer">;
  /** Puts the clock forward; what is due in that time has run when it resolves. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly dueAt: number;
  readonly run: () => void;
  readonly real: NodeJS.Timeout;
}

export function controlledTime(): ControlledTime {
  let offsetMs = 0;
  const timers = new Set<Timer>();
  const clock = () => Date.now() + offsetMs;

  function fire(timer: Timer): void {
    if (!timers.delete(timer)) return;
    clearTimeout(timer.real);
    timer.run();
  }

  return {
    ports: {
      clock,
      timer(delayMs, run) {
        const timer: Timer = {
          dueAt: clock() + delayMs,
          run,
          real: setTimeout(() => fire(timer), delayMs),
        };
        timers.add(timer);
        return () => {
          timers.delete(timer);
          clearTimeout(timer.real);
        };
      },
    },
    async advance(ms) {
      offsetMs += ms;
      const due = [...timers].filter(({ dueAt }) => dueAt <= clock());
      for (const timer of due.toSorted((left, right) => left.dueAt - right.dueAt)) fire(timer);
      // What waited for them runs before this resolves.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
