import { encodeComponent } from "../../core/message.ts";

/**
 * Path and query of a URL as they are on the wire. A parsed URL would collapse `..` in the path; only
 * what may not stand in a request line is encoded.
 */
export function requestTarget(url: string): string {
  const target = /^https?:\/\/[^/?#]*([^#]*)/.exec(url)?.[1] ?? "";
  return target.replace(/^(?!\/)/, "/").replaceAll(/[^!-~]+/g, encodeComponent);
}
