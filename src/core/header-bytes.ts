import { latin1Text, textBytes } from "./bytes.ts";

/**
 * A header's value as Node and Fetch take it. Headers hold bytes: beyond Latin-1 the UTF-8 bytes
 * stand for themselves.
 */
export function headerBytes(value: string): string {
  return /[^\0-\xff]/.test(value) ? latin1Text(textBytes(value)) : value;
}
