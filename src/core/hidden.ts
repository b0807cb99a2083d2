/**
 * Adds members that are read like any other, and that test runners leave out when they compare and
 * print: methods, and what says the same as another member.
 */
export function withHidden<Shown extends object, Hidden extends object>(
  shown: Shown,
  hidden: Hidden,
): Shown & Hidden {
  for (const [name, value] of Object.entries(hidden)) {
    Object.defineProperty(shown, name, { value, enumerable: false, configurable: true });
  }
  // The loop has added all of them.
  return shown as Shown & Hidden;
}
