/**
 * Derives an id of ten letters and digits, like AWS's ids, from a text: FNV-1a over its UTF-16
 * units. It starts with a letter because JavaScript sorts integer-like keys first.
 */
export function idOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return `r${hash.toString(36).padStart(9, "0").slice(-9)}`;
}
