/**
 * Returns whether a text matches a pattern of IAM: `*` is any text, `?` one character.
 *
 * Linear except for backtracking to the last star, so no pattern takes exponential time.
 *
 * @param literals where in the pattern a star or a question mark stands for itself
 */
export function matchesWildcards(
  pattern: string,
  text: string,
  literals: ReadonlySet<number> = none,
): boolean {
  const isWild = (index: number, wildcard: string) =>
    pattern[index] === wildcard && !literals.has(index);
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (isWild(at, "*")) {
      star = at++;
      resume = index;
    } else if (isWild(at, "?") || (at < pattern.length && pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star !== -1) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (isWild(at, "*")) at++;
  return at === pattern.length;
}

const none: ReadonlySet<number> = new Set();
