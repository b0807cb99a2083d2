// Taken before a test can replace them by fake ones, which nobody would advance for a handler.
const { setTimeout } = globalThis;

const pollEveryMs = 2;

/**
 * Remembers what keeps the process busy now: timers, sockets, requests to the file system.
 *
 * @returns whether more of a sort does so by the time that it is called
 */
export function pendingWork(): () => boolean {
  const before = countBySort();
  return () => [...countBySort()].some(([sort, count]) => count > (before.get(sort) ?? 0));
}

/**
 * Waits until nothing is left to do that was begun since. The Node.js runtime waits for the event
 * loop to be empty, which that of a test run never is.
 */
export async function untilIdle(isBusy: () => boolean): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  while (isBusy());
}

function countBySort(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // Missing where tests run in a browser.
  const sorts = globalThis.process?.getActiveResourcesInfo?.() ?? [];
  for (const sort of sorts) counts.set(sort, (counts.get(sort) ?? 0) + 1);
  return counts;
}
