/** A range of a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Quote to put around the replacement: a JSON number becomes a string. */
  readonly quote?: string;
}

/** Replaces each span with `replacement`; overlapping spans are merged. */
export function replaceSpans(
  text: string,
  spans: readonly Span[],
  replacement: string | ((length: number) => string),
): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, quote = "" } of mergeSpans(spans)) {
    const shown = typeof replacement === "string" ? replacement : replacement(end - start);
    parts.push(text.slice(at, start), quote, shown, quote);
    at = end;
  }
  return `${parts.join("")}${text.slice(at)}`;
}

function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((left, right) => left.start - right.start)) {
    const last = merged.at(-1);
    if (!last || last.end <= span.start) merged.push(span);
    else merged[merged.length - 1] = { ...span, ...last, end: Math.max(last.end, span.end) };
  }
  return merged;
}
