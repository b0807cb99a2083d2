import type { Header } from "../../message.ts";

type SingleValues = Record<string, string>;
type MultipleValues = Record<string, string[]>;

/** Lines whose name stands once, and those that repeat; no name is in both. */
export function splitLines(lines: readonly Header[]): {
  readonly single: SingleValues;
  readonly multiple: MultipleValues | undefined;
} {
  const groups = grouped(lines);
  const single = groups.filter(([, values]) => values.length === 1);
  const multiple = groups.filter(([, values]) => values.length > 1);
  return {
    single: Object.fromEntries(single.map(([name, [value = ""]]) => [name, value])),
    multiple: multiple.length === 0 ? undefined : Object.fromEntries(multiple),
  };
}

/** One value for each name, repeated ones joined with `, `. */
export function joinLines(lines: readonly Header[]): SingleValues {
  return Object.fromEntries(grouped(lines).map(([name, values]) => [name, values.join(", ")]));
}

/** A list of values for each name. */
export function groupLines(lines: readonly Header[]): MultipleValues {
  return Object.fromEntries(grouped(lines));
}

/** Names that differ in case only are one, spelled as the first. */
function grouped(lines: readonly Header[]): readonly (readonly [name: string, values: string[]])[] {
  const groups = new Map<string, readonly [name: string, values: string[]]>();
  for (const [name, value] of lines) {
    const group = groups.get(name.toLowerCase());
    if (group) group[1].push(value);
    else groups.set(name.toLowerCase(), [name, [value]]);
  }
  return [...groups.values()];
}
