import { encodeComponent } from "../../core/message.ts";

/**
 * Returns the path and query of a URL as they are on the wire. Parsing the URL would collapse `..` in
 * the path. Only characters that a request line cannot contain are encoded.
 */
export function requestTarget(url: string): string {
  const target = /^https?:\/\/[^/?#]*([^#]*)/.exec(url)?.[1] ?? "";
  return target.replace(/^(?!\/)/, "/").replaceAll(/[^!-~]+/g, encodeComponent);
}
