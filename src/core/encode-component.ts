/** `encodeURIComponent` that never throws: half of a surrogate pair becomes U+FFFD. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(
    text.replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      "\uFFFD",
    ),
  );
}
