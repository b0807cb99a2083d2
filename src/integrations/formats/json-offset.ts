/**
 * Where the value at a path begins in a text that is JSON, or the nearest value around it: at its
 * name, where it has one. What a path leads through is looked at once, and nothing else.
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
  /** Of its name; of the value itself in a list. */
  readonly offset: number;
  readonly value: number;
}

/** The members of an object, the items of a list by their numbers; none of anything else. */
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
    // The last of several of a name, as JSON.parse takes it.
    members.set(name, { offset, value: at });
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

/** Without recursion: a text is as deep as its author likes. */
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

/** Behind the closing quote. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Of a number, `true`, `false` or `null`. */
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
