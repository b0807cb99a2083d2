import type { Header } from "../../message.ts";

type SingleValues = Record<string, string>;
type MultipleValues = Record<string, string[]>;

/** Lines whose name stands once, and those that repeat; no name is in both. */
export function splitLines(lines: readonly Header[]): {
  readonly single: SingleValues;
  readonly multiple: MultipleValues | undefined;
} {
  const byName = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [name, value] of lines) {
    const known = byName.get(name.toLowerCase());
    if (known) known.values.push(value);
    else byName.set(name.toLowerCase(), { name, values: [value] });
  }
  const single: SingleValues = {};
  let multiple: MultipleValues | undefined;
  for (const { name, values } of byName.values()) {
    const [first = "", ...more] = values;
    if (more.length === 0) single[name] = first;
    else multiple = { ...multiple, [name]: values };
  }
  return { single, multiple };
}

/** One value for each name, repeated ones joined with `, `. */
export function joinLines(lines: readonly Header[]): SingleValues {
  const { single, multiple = {} } = splitLines(lines);
  for (const [name, values] of Object.entries(multiple)) single[name] = values.join(", ");
  return single;
}

/** A list of values for each name. */
export function groupLines(lines: readonly Header[]): MultipleValues {
  const { single, multiple } = splitLines(lines);
  const lists: MultipleValues = {};
  for (const [name, value] of Object.entries(single)) lists[name] = [value];
  return { ...lists, ...multiple };
}
