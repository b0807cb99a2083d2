import type { Header } from "../../core/message.ts";

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
  // On the path of every answer: assigned, because Object.fromEntries costs it a twentieth.
  const values: SingleValues = {};
  const spelling = new Map<string, string>();
  for (const [name, value] of lines) {
    const known = spelling.get(name.toLowerCase());
    if (known !== undefined) values[known] += `, ${value}`;
    else {
      spelling.set(name.toLowerCase(), name);
      if (name === "__proto__") defineOwn(values, name, value);
      else values[name] = value;
    }
  }
  return values;
}

/** What an assignment does for every name but `__proto__`. */
function defineOwn(values: SingleValues, name: string, value: string): void {
  Object.defineProperty(values, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
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
