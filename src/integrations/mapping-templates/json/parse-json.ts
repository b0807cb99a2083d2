import { GatewrightError } from "../../../core/errors.ts";
import { isSpace } from "../../../core/text-cursor.ts";
import { type Budget, objectCost } from "../budget.ts";
import { escapes, fromHex, isControl, isDigit, powersOfTen } from "../characters.ts";
import { parseDecimal } from "../java/decimal.ts";
import { javaMapOf } from "../java/java-map.ts";
import { chargeReading } from "../java/large.ts";
import { doubleText } from "../java/number-text.ts";
import {
  double,
  float,
  integral,
  type JavaList,
  type JavaMap,
  type JavaValue,
  type JsonDocument,
  javaList,
} from "../java/values.ts";

/** json-smart refuses documents that are nested deeper, since its version 2.4.9. */
const deepest = 400;
/** json-smart refuses longer number literals, since its version 2.6.1: reading them is quadratic. */
const longestNumber = 1000;

/**
 * Reads JSON as json-smart's permissive mode does: names and texts without quotes or in single
 * quotes, spare commas, leading zeros. What begins like nothing of JSON is one text.
 *
 * @throws GatewrightError `template.payload`, with the reason and position that AWS's 400 shows.
 * @source json-smart 2.x, `JSONParser.MODE_PERMISSIVE`; API Gateway's error text names its parser.
 */
export function parseJson(text: string, budget: Budget): JavaValue {
  budget.spend(3 * objectCost + text.length);
  return new PermissiveParser(text, budget).document();
}

/** A value with its place in a list or map: most are texts. */
const valueCost = 26;
/** Values that a list or map pays for when it is closed; longer ones pay before. */
const ahead = 4096;
/** A Double with the text that it was read from, beside its place. */
const doubleCost = 90;
/** What a list takes beside its items, and where it stands in the text. */
const listCost = 3 * objectCost;
/** Where a map stands in the text. */
const sourceCost = 50;

const endOfInput = -1;

/** Where a text without quotes ends: at the end of the document, or after a name, item or value. */
type Stop = "document" | "name" | "item" | "value";

/** The codes that end it; a document ends nowhere else. */
const stops: Readonly<Record<Stop, readonly [number, number]>> = {
  document: [endOfInput, endOfInput],
  name: [0x3a, 0x3a],
  item: [0x2c, 0x5d],
  value: [0x2c, 0x7d],
};

class PermissiveParser {
  #offset = 0;
  readonly #text: string;
  readonly #document: JsonDocument;
  readonly #budget: Budget;
  /** Items, keys and values of the lists and maps that are open. */
  readonly #values: JavaValue[] = [];
  /** How many they are: the list behind them does not become shorter. */
  #count = 0;
  #paid = ahead;
  /** The last place where something is written otherwise than it is printed. */
  #odd = -1;

  constructor(text: string, budget: Budget) {
    this.#text = text;
    this.#budget = budget;
    this.#document = { text, verbatim: true };
  }

  document(): JavaValue {
    // An empty document is the empty text. What follows the first value is ignored.
    return /[^ \t\r\n]/.test(this.#text) ? this.#value("document", 0) : "";
  }

  #value(stop: Stop, depth: number): JavaValue {
    const code = this.#next();
    switch (code) {
      case 0x7b: // {
        return this.#object(depth + 1);
      case 0x5b: // [
        return this.#array(depth + 1);
      case 0x22: // "
      case 0x27: // '
        return this.#quoted(code);
      case 0x3a: // :
      case 0x7d: // }
      case 0x5d: // ]
        throw this.#unexpectedCharacter();
      default:
        return isDigit(code) || code === 0x2d ? this.#number(stop) : this.#word(stop);
    }
  }

  #object(depth: number): JavaMap {
    this.#refuseDepth(depth);
    const first = this.#count;
    const start = this.#offset++;
    let mayFollow = true;
    for (;;) {
      const code = this.#next();
      if (code === 0x7d) {
        const pairs = this.#taken(first, sourceCost);
        const members = pairs.length / 2;
        const map = javaMapOf(pairs, this.#budget);
        // A name that is given twice is printed once.
        return this.#closed(map, start, members !== map.size || (mayFollow && members > 0));
      }
      if (code === 0x2c) {
        if (mayFollow) this.#odd = this.#offset;
        this.#offset++;
        mayFollow = true;
        continue;
      }
      if (code === 0x3a || code === 0x5b || code === 0x5d || code === 0x7b || !mayFollow) {
        throw this.#unexpectedCharacter();
      }
      const name = code === 0x22 || code === 0x27 ? this.#quoted(code) : this.#unquoted("name");
      if (this.#next() !== 0x3a) throw this.#unexpectedCharacter();
      this.#offset++;
      this.#add(name);
      this.#add(this.#value("value", depth));
      mayFollow = false;
      const next = this.#next();
      if (next !== 0x2c && next !== 0x7d) throw this.#unexpectedToken();
    }
  }

  #array(depth: number): JavaValue {
    this.#refuseDepth(depth);
    const first = this.#count;
    const start = this.#offset++;
    let mayFollow = true;
    for (;;) {
      const code = this.#next();
      if (code === 0x5d) {
        const items = this.#taken(first, listCost);
        if (items.length > this.#budget.limits.items) throw this.#budget.exceeds("items");
        return this.#closed(javaList(items, "JSONArray"), start, mayFollow && items.length > 0);
      }
      if (mayFollow === (code === 0x2c)) this.#odd = this.#offset;
      mayFollow = code === 0x2c;
      if (mayFollow) this.#offset++;
      else this.#add(this.#value("item", depth));
    }
  }

  #add(value: JavaValue): void {
    if (this.#count === this.#paid) this.#payAhead();
    this.#values[this.#count++] = value;
  }

  /** What is open for long pays for itself before it is closed. */
  #payAhead(): void {
    this.#budget.spend(valueCost * ahead);
    this.#paid += ahead;
  }

  /** The values of the list or map that is closed, which take no more room than they need. */
  #taken(first: number, cost: number): JavaValue[] {
    const length = this.#count - first;
    this.#budget.spend(cost + valueCost * Math.min(length, ahead));
    this.#count = first;
    const values = this.#values;
    const at = (offset: number): JavaValue => values[first + offset] ?? null;
    // Most are short, and a list that is written out is made faster than a copy.
    switch (length) {
      case 0:
        return [];
      case 1:
        return [at(0)];
      case 2:
        return [at(0), at(1)];
      case 4:
        return [at(0), at(1), at(2), at(3)];
      case 6:
        return [at(0), at(1), at(2), at(3), at(4), at(5)];
      case 8:
        return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
      default:
        return values.slice(first, first + length);
    }
  }

  #closed<Container extends JavaMap | JavaList>(
    container: Container,
    start: number,
    isOdd: boolean,
  ): Container {
    if (isOdd) this.#odd = this.#offset;
    const end = ++this.#offset;
    if (this.#odd < start) container.source = { document: this.#document, start, end };
    return container;
  }

  #quoted(quote: number): string {
    const text = this.#text;
    const start = this.#offset + 1;
    if (quote === 0x27) this.#odd = start;
    for (let end = start; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === 0x5c) return this.#escaped(quote);
      if (code === quote) {
        this.#offset = end + 1;
        return text.slice(start, end);
      }
    }
    throw this.#unexpectedEnd();
  }

  /** A text with backslashes. Control characters inside such a text are dropped. */
  #escaped(quote: number): string {
    const parts: string[] = [];
    this.#odd = this.#offset;
    let start = ++this.#offset;
    for (;;) {
      const code = this.#code();
      if (code === endOfInput) throw this.#unexpectedEnd();
      const special = code === quote || code === 0x5c || isControl(code);
      if (special) parts.push(this.#text.slice(start, this.#offset));
      this.#offset++;
      if (code === quote) return parts.join("");
      if (code === 0x5c) parts.push(this.#escape());
      if (special) start = this.#offset;
    }
  }

  #escape(): string {
    const letter = this.#text[this.#offset++];
    if (letter === undefined) throw this.#unexpectedEnd();
    if (letter === "u") return this.#hexadecimal(4);
    if (letter === "x") return this.#hexadecimal(2);
    // An unknown escape leaves nothing.
    return escapes.get(letter) ?? "";
  }

  #hexadecimal(length: number): string {
    const digits = this.#text.slice(this.#offset, this.#offset + length);
    if (digits.length < length) throw this.#unexpectedEnd();
    if (!/^[0-9a-fA-F]+$/.test(digits)) throw this.#unexpectedToken();
    this.#offset += length;
    return fromHex(digits);
  }

  #number(stop: Stop): JavaValue {
    const plain = stop === "document" ? undefined : this.#plainNumber(stop);
    if (plain !== undefined) return plain;
    this.#odd = this.#offset;
    const text = this.#unquoted(stop);
    const parts = /^-?\d*(\.\d*)?([eE][+-]?\d+)?$/.exec(text);
    // `10 apples` is a text.
    if (!parts) return text;
    if (text.length > longestNumber) throw this.#unexpectedToken();
    chargeReading(text.length, this.#budget);
    if (parts[1] === undefined && parts[2] === undefined) {
      return /\d/.test(text) ? integral(BigInt(text)) : integral(0n);
    }
    const value = Number(text);
    if (Number.isNaN(value)) throw this.#unexpectedToken();
    return text.length > 18 && !isExact(value, text) ? parseDecimal(text) : double(value);
  }

  /**
   * Most numbers have few digits and no exponent: no pattern, and no text of their own, is needed to
   * read them. Up to 15 digits and powers of ten are exact, so that one division rounds correctly.
   */
  #plainNumber(stop: Stop): JavaValue | undefined {
    const text = this.#text;
    let index = this.#offset;
    const negative = text.charCodeAt(index) === 0x2d;
    if (negative) index++;
    let digits = 0;
    let value = 0;
    let point = -1;
    let code = text.charCodeAt(index);
    for (; isDigit(code) || (code === 0x2e && point < 0); code = text.charCodeAt(++index)) {
      if (code === 0x2e) point = digits;
      else if (++digits > 15) return undefined;
      else value = value * 10 + code - 0x30;
    }
    const isWhole = point < 0;
    if (digits === 0) return undefined;
    const end = index;
    while (isSpace(code)) code = text.charCodeAt(++index);
    if (index !== end) this.#odd = end;
    if (code !== 0x2c && code !== stops[stop][1]) return undefined;
    const start = this.#offset;
    this.#offset = index;
    if (!isWhole || digits >= 10) this.#budget.spend(doubleCost);
    const whole = isWhole ? digits : point;
    const fraction = digits - whole;
    const size = value / (powersOfTen[fraction] ?? 1);
    // Java prints no zero too many at either end, and an exponent where the number is large or small.
    const isPrinted =
      whole > 0 &&
      (whole === 1 || value >= (powersOfTen[digits - 1] ?? 1)) &&
      (isWhole
        ? value > 0 || !negative
        : (fraction === 1 || value % 10 > 0) && fraction > 0 && size >= 0.001 && size < 1e7);
    if (!isPrinted) this.#odd = start;
    // An Integer has no negative zero.
    if (isWhole && digits < 10) return negative ? 0 - value : value;
    if (isWhole) return integral(negative ? -value : value);
    return double(negative ? -size : size, isPrinted ? text.slice(start, end) : undefined);
  }

  #word(stop: Stop): JavaValue {
    const text = this.#unquoted(stop);
    switch (text) {
      case "null":
        return null;
      case "true":
        return true;
      case "false":
        return false;
      case "NaN":
        return float(Number.NaN);
      default:
        this.#odd = this.#offset;
        return text;
    }
  }

  #unquoted(stop: Stop): string {
    const [first, second] = stops[stop];
    const { length } = this.#text;
    let end = stop === "document" ? length : this.#offset;
    for (; end < length; end++) {
      const code = this.#text.charCodeAt(end);
      if (code === first || code === second) break;
    }
    const written = this.#text.slice(this.#offset, end);
    const text = written.trim();
    if (text !== written || stop === "name") this.#odd = this.#offset;
    this.#offset = end;
    return text;
  }

  #refuseDepth(depth: number): void {
    if (depth > deepest)
      throw payloadError(`Malicious payload, having non natural depths: position ${this.#offset}`);
  }

  /** The code here, after any space. There has to be one. */
  #next(): number {
    let code = this.#code();
    while (isSpace(code)) {
      this.#odd = this.#offset++;
      code = this.#code();
    }
    if (code === endOfInput) throw this.#unexpectedEnd();
    return code;
  }

  #code(): number {
    return this.#offset < this.#text.length ? this.#text.charCodeAt(this.#offset) : endOfInput;
  }

  #unexpectedEnd(): GatewrightError {
    return payloadError(`Unexpected End Of File position ${this.#text.length - 1}: null`);
  }

  #unexpectedCharacter(): GatewrightError {
    return this.#unexpected("character (", ")");
  }

  #unexpectedToken(): GatewrightError {
    return this.#unexpected("token ", "");
  }

  #unexpected(what: string, end: string): GatewrightError {
    const character = this.#text[this.#offset] ?? "EOF";
    return payloadError(`Unexpected ${what}${character}${end} at position ${this.#offset}.`);
  }
}

function payloadError(reason: string): GatewrightError {
  return new GatewrightError("template.payload", `Failed to process the payload: ${reason}`, {
    hint: "API Gateway returns 400.",
  });
}

/** Whether a Double prints every character that was written, so that no BigDecimal is needed. */
function isExact(value: number, text: string): boolean {
  return doubleText(value) === text.replace("e", "E").replace("+", "");
}
