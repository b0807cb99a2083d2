// Taken before a test can replace it by a fake one, which nobody would advance for a handler.
const { setTimeout } = globalThis;

const pollEveryMs = 2;

type AsyncHooks = ReturnType<typeof process.getBuiltinModule<"node:async_hooks">>;

/** Follows what a function begins: timers, sockets, requests to the file system. */
export interface PendingWork {
  /** Runs what is followed, and all that it begins. */
  run<Result>(begin: () => Result): Result;
  /**
   * Settled when nothing is left to do that it began. The Node.js runtime of Lambda waits for the
   * event loop to be empty, which that of a test run never is.
   */
  idle(): Promise<void>;
  stop(): void;
}

/** For a handler that may answer later without a promise. Without Node's hooks nothing is followed. */
export function followWork(): PendingWork {
  // Not imported: few handlers need it, and a browser has no such module.
  const hooks = globalThis.process?.getBuiltinModule?.("node:async_hooks");
  return hooks ? follow(hooks) : { run: (begin) => begin(), idle: () => pause(0), stop: () => {} };
}

/** Timers and handles that do not keep a process alive are no work. */
interface Handle {
  readonly hasRef?: () => boolean;
}

// A promise keeps no process alive, and is destroyed when memory is short.
const passive = new Set(["PROMISE", "TickObject", "Microtask"]);

function follow({ AsyncResource, createHook, executionAsyncId }: AsyncHooks): PendingWork {
  const family = new Set<number>();
  const working = new Map<number, Handle>();
  const hook = createHook({
    init(id, type, trigger, resource: Handle) {
      if (!family.has(executionAsyncId()) && !family.has(trigger)) return;
      family.add(id);
      if (!passive.has(type)) working.set(id, resource);
    },
    destroy(id) {
      working.delete(id);
    },
  });
  return {
    run(begin) {
      const root = new AsyncResource("handler");
      family.add(root.asyncId());
      hook.enable();
      return root.runInAsyncScope(begin);
    },
    async idle() {
      do await pause(pollEveryMs);
      while ([...working.values()].some((handle) => handle.hasRef?.() ?? true));
    },
    stop() {
      hook.disable();
    },
  };
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });
}
