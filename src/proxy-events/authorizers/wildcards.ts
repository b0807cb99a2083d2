/**
 * Whether a text matches a pattern of IAM: `*` is any text, `?` one character.
 *
 * Linear but for backtracking to the last star, so no pattern takes exponential time.
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (at < pattern.length && pattern[at] === "*") {
      star = at++;
      resume = index;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star !== -1) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
