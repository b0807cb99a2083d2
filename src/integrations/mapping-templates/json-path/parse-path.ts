import { type Budget, objectCost } from "../budget.ts";
import { parseJson } from "../json/parse-json.ts";
import { parseFilter } from "./parse-filter.ts";
import { type JsonPath, makePath, type Parameter, type PathToken } from "./path.ts";
import { PathCursor, unescape } from "./path-cursor.ts";

const deepest = 50;

// Patterns are made once: a literal inside a function is made anew on every call.
const startsPath = /^[$@]/;
const startsJson = /^[{["\d-]/;
const plainName = /[^.[( ]*/y;
const opening = /[([{]/;
const closing = /[)\]}]/;
const startsIndex = /[-:\d]/;
const indices = /^[\d,:\- ]+$/;
const whole = /^-?\d+$/;
const separators = /[, ]/;

/**
 * Compiles a JSONPath as Jayway does. A path without `$` or `@` begins at the document.
 *
 * @throws GatewrightError `json-path.syntax`
 */
export function parsePath(path: string, budget: Budget, depth = 0): JsonPath {
  // A few characters make a token, which may have a list of its own.
  budget.spend(objectCost * path.length);
  const trimmed = path.trim();
  const rooted = startsPath.test(trimmed) ? trimmed : `$.${trimmed}`;
  const cursor = new PathCursor(rooted);
  if (depth > deepest) throw cursor.error(`nested over ${deepest} levels`);
  if (trimmed === "" || rooted.endsWith(".")) throw cursor.error("a path cannot end with a dot");
  cursor.offset = 1;
  if (!cursor.done && cursor.current !== "." && cursor.current !== "[") {
    throw cursor.error('expected "." or "["');
  }
  const tokens: PathToken[] = [];
  while (!cursor.done) parseToken(cursor, tokens, { budget, depth });
  return complete(rooted, tokens);
}

/** What parsing a part of a path needs to know. */
interface Outside {
  readonly budget: Budget;
  /** Paths around it. */
  readonly depth: number;
}

function parseToken(cursor: PathCursor, tokens: PathToken[], outside: Outside): void {
  if (cursor.current === ".") parseDots(cursor, tokens);
  if (cursor.current === "[") tokens.push(parseBracket(cursor, outside));
  else if (cursor.current === "*") {
    cursor.offset++;
    tokens.push({ type: "wildcard" });
  } else tokens.push(parseName(cursor, outside));
}

function parseDots(cursor: PathCursor, tokens: PathToken[]): void {
  cursor.offset++;
  if (cursor.current === ".") {
    cursor.offset++;
    tokens.push({ type: "scan" });
  }
  if (cursor.current === "." || cursor.done) throw cursor.error("unexpected end or dot");
}

function parseName(cursor: PathCursor, outside: Outside): PathToken {
  const start = cursor.offset;
  const name = cursor.takeMatch(plainName) ?? "";
  const follows = cursor.current;
  if (follows === " " || (name === "" && follows !== "(")) {
    cursor.offset = start;
    throw cursor.error("spaces need quotes");
  }
  if (follows !== "(") return { type: "property", names: [name] };
  const parameters = parseParameters(cursor, outside);
  // Jayway stays on the parenthesis of a call without arguments and reads it as a name, so that
  // nothing is found where the path goes on after it.
  if (parameters === undefined && !cursor.done) cursor.offset--;
  return { type: "function", name, parameters: parameters ?? [] };
}

/**
 * JSON or paths between commas. What begins like neither, as `'a'` does, is left out. Undefined for
 * `()`.
 */
function parseParameters(
  cursor: PathCursor,
  { budget, depth }: Outside,
): readonly Parameter[] | undefined {
  const texts = takeParameters(cursor);
  if (texts.join() === "") return undefined;
  return texts.flatMap((untrimmed): Parameter[] => {
    const text = untrimmed.trim();
    if (startsPath.test(text)) return [{ type: "path", path: parsePath(text, budget, depth + 1) }];
    if (!startsJson.test(text)) return [];
    // Rejected here if it is invalid.
    parseJson(text, budget);
    return [{ type: "json", text }];
  });
}

/** What stands between the commas of a parenthesis; only double quotes hide commas and brackets. */
function takeParameters(cursor: PathCursor): readonly string[] {
  const parts: string[] = [];
  let start = cursor.offset + 1;
  let parentheses = 0;
  let brackets = 0;
  let quoted = false;
  for (let index = cursor.offset; index < cursor.text.length; index++) {
    const character = cursor.text[index] ?? "";
    if (character === "\\") index++;
    else if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === "(") parentheses++;
    if (character === ")") parentheses--;
    if (opening.test(character)) brackets++;
    if (closing.test(character)) brackets--;
    if (parentheses === 0 || (character === "," && brackets === 1)) {
      parts.push(cursor.text.slice(start, index));
      start = index + 1;
    }
    if (parentheses === 0) {
      cursor.offset = start;
      return parts;
    }
  }
  throw cursor.error("the call is not closed");
}

function parseBracket(cursor: PathCursor, { budget, depth }: Outside): PathToken {
  cursor.skipOne();
  const next = cursor.current;
  if (next === "'" || next === '"') return parseNames(cursor, next);
  if (startsIndex.test(next)) return parseIndices(cursor);
  if (next !== "*" && next !== "?") throw cursor.error('expected "?", "\'", a digit or "*"');
  cursor.skipOne();
  if (next === "*") {
    cursor.expect("]");
    return { type: "wildcard" };
  }
  if (cursor.current !== "(") throw cursor.error('expected "(" after "?"');
  const close = cursor.closing("(", ")");
  const inner = cursor.text.slice(cursor.offset, close + 1);
  cursor.offset = close + 1;
  cursor.expect("]");
  const accepts = parseFilter(inner, (path) => parsePath(path, budget, depth + 1), budget);
  return { type: "filter", accepts };
}

function parseNames(cursor: PathCursor, quote: string): PathToken {
  const names: string[] = [];
  for (;;) {
    if (cursor.current !== quote) throw cursor.error("expected a quoted name");
    const start = cursor.offset + 1;
    cursor.offset = cursor.unescaped(quote, start);
    names.push(unescape(cursor.text.slice(start, cursor.offset)));
    cursor.skipOne();
    if (cursor.current !== ",") break;
    cursor.skipOne();
  }
  cursor.expect("]");
  const [first = "", ...rest] = names;
  return { type: "property", names: [first, ...rest] };
}

function parseIndices(cursor: PathCursor): PathToken {
  const end = cursor.text.indexOf("]", cursor.offset);
  const inner = cursor.text.slice(cursor.offset, Math.max(end, 0)).trim();
  if (end < 0 || !indices.test(inner)) throw cursor.error("expected indices or a slice");
  const integer = (text: string): number => {
    // Java's Integer.parseInt.
    const number = whole.test(text) ? Number(text) : Number.NaN;
    if (number !== (number | 0)) throw cursor.error(`"${text}" is not an index`);
    return number;
  };
  const token = inner.includes(":") ? parseSlice(cursor, inner, integer) : undefined;
  cursor.offset = end + 1;
  return token ?? { type: "index", indices: inner.split(",").map((text) => integer(text.trim())) };
}

/** The step, a third number, is read and ignored. */
function parseSlice(
  cursor: PathCursor,
  inner: string,
  integer: (text: string) => number,
): PathToken {
  const [from = "", to = ""] = inner.split(":");
  if (separators.test(inner) || (from === "" && to === ""))
    throw cursor.error("this is not a slice");
  return {
    type: "slice",
    from: from === "" ? undefined : integer(from),
    to: to === "" ? undefined : integer(to),
  };
}

/** `$..a.length()` is a function of all that `$..a` finds, not of each. */
function complete(text: string, tokens: readonly PathToken[]): JsonPath {
  const last = tokens.at(-1);
  if (tokens[0]?.type === "scan" && last?.type === "function") {
    const first = tokens.findIndex(({ type }) => type === "function");
    const scanned = makePath(text, tokens.slice(0, first), { definite: false });
    const parameters: readonly Parameter[] = [{ type: "path", path: scanned }];
    const called = tokens[first];
    const name = called?.type === "function" ? called.name : "";
    const rest = tokens.slice(first + 1);
    return makePath(text, [{ type: "function", name, parameters }, ...rest]);
  }
  return makePath(text, tokens, { names: namesOf(tokens) });
}

/** Undefined if a token is not a single name. */
function namesOf(tokens: readonly PathToken[]): readonly string[] | undefined {
  const names: string[] = [];
  for (const token of tokens) {
    if (token.type !== "property" || token.names.length > 1) return undefined;
    names.push(token.names[0]);
  }
  return names;
}
