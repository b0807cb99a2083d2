/**
 * Returns a function that finds the offset of the value at a path in JSON text, or of the nearest
 * enclosing value: at its name, if it has one. It scans only the values along the path, each once.
 */
export function jsonOffsets(text: string): (path: readonly string[]) => number {
  const known = new Map<number, ReadonlyMap<string, Member>>();

  function membersAt(value: number): ReadonlyMap<string, Member> {
    const members = known.get(value) ?? readMembers(text, value);
    known.set(value, members);
    return members;
  }

  return (path) => {
    let value = skipSpace(text, 0);
    let offset = value;
    for (const name of path) {
      const member = membersAt(value).get(name);
      if (!member) break;
      ({ offset, value } = member);
    }
    return offset;
  };
}

interface Member {
  /** Offset of the name, or of the value in a list. */
  readonly offset: number;
  readonly value: number;
}

/** Reads the members of an object or the items of a list by index; empty for other values. */
function readMembers(text: string, from: number): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  const opening = text[from];
  if (opening !== "{" && opening !== "[") return members;
  let at = skipSpace(text, from + 1);
  while (at < text.length && text[at] !== "}" && text[at] !== "]") {
    const offset = at;
    let name = String(members.size);
    if (opening === "{") {
      const end = endOfText(text, at);
      name = JSON.parse(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    // The last duplicate wins, as in JSON.parse.
    members.set(name, { offset, value: at });
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

/** Avoids recursion: the text may be nested arbitrarily deep. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const character = text[at];
    if (character === '"') {
      at = endOfText(text, at);
      continue;
    }
    if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
    else if (depth === 0) return endOfWord(text, at);
    at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

/** Returns the offset after the closing quote. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Returns the end of a number, `true`, `false` or `null`. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\w.+-]/.test(text[at] ?? "")) at += 1;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}
