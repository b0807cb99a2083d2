/**
 * A header's value as Node and Fetch take it. Headers hold bytes: beyond Latin-1 the UTF-8 bytes
 * stand for themselves.
 */
export function headerBytes(value: string): string {
  return /[^\0-\xff]/.test(value) ? Buffer.from(value).toString("latin1") : value;
}
