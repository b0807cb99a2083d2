import { GatewrightError } from "../../../errors.ts";
import { escapes, fromHex, isControl, isDigit, isSpace, powersOfTen } from "../characters.ts";
import { parseDecimal } from "../java/arithmetic.ts";
import { javaMap } from "../java/java-map.ts";
import { doubleText } from "../java/number-text.ts";
import { double, integral, type JavaMap, type JavaValue } from "../java/values.ts";

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
export function parseJson(text: string): JavaValue {
  return new PermissiveParser(text).document();
}

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

  constructor(text: string) {
    this.#text = text;
  }

  document(): JavaValue {
    // What follows the first value is ignored.
    return this.#value("document", 0);
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
      case endOfInput:
        // An empty document is the empty text.
        if (stop === "document") return "";
        throw this.#unexpectedEnd();
      default:
        return isDigit(code) || code === 0x2d ? this.#number(stop) : this.#word(stop);
    }
  }

  #object(depth: number): JavaMap {
    this.#refuseDepth(depth);
    const map = javaMap();
    let mayFollow = true;
    this.#offset++;
    for (;;) {
      const code = this.#next();
      if (code === endOfInput) throw this.#unexpectedEnd();
      if (code === 0x7d) {
        this.#offset++;
        return map;
      }
      if (code === 0x2c) {
        this.#offset++;
        mayFollow = true;
        continue;
      }
      if (code === 0x3a || code === 0x5b || code === 0x5d || code === 0x7b || !mayFollow) {
        throw this.#unexpectedCharacter();
      }
      const name = code === 0x22 || code === 0x27 ? this.#quoted(code) : this.#unquoted("name");
      const colon = this.#next();
      if (colon === endOfInput) throw this.#unexpectedEnd();
      if (colon !== 0x3a) throw this.#unexpectedCharacter();
      this.#offset++;
      map.put(name, this.#value("value", depth));
      mayFollow = false;
      const next = this.#next();
      if (next !== 0x2c && next !== 0x7d && next !== endOfInput) throw this.#unexpectedToken();
    }
  }

  #array(depth: number): JavaValue {
    this.#refuseDepth(depth);
    const items: JavaValue[] = [];
    this.#offset++;
    for (;;) {
      const code = this.#next();
      if (code === endOfInput) throw this.#unexpectedEnd();
      if (code === 0x5d) {
        this.#offset++;
        return { type: "list", kind: "JSONArray", items };
      }
      if (code === 0x2c) this.#offset++;
      else items.push(this.#value("item", depth));
    }
  }

  #quoted(quote: number): string {
    const text = this.#text;
    const start = this.#offset + 1;
    // Most texts are short: the search for their end costs less here than as a call.
    const near = Math.min(start + 40, text.length);
    let end = start;
    for (; end < near; end++) {
      const code = text.charCodeAt(end);
      if (code === 0x5c) return this.#escaped(quote);
      if (code === quote) {
        this.#offset = end + 1;
        return text.slice(start, end);
      }
    }
    end = text.indexOf(quote === 0x22 ? '"' : "'", end);
    if (end < 0) throw this.#unexpectedEnd();
    const raw = text.slice(start, end);
    if (raw.includes("\\")) return this.#escaped(quote);
    this.#offset = end + 1;
    return raw;
  }

  /** A text with backslashes. Control characters inside such a text are dropped. */
  #escaped(quote: number): string {
    const parts: string[] = [];
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
    const text = this.#unquoted(stop);
    const parts = /^-?\d*(\.\d*)?([eE][+-]?\d+)?$/.exec(text);
    // `10 apples` is a text.
    if (!parts) return text;
    if (text.length > longestNumber) throw this.#unexpectedToken();
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
    if (digits === 0 || (isWhole && digits > 9)) return undefined;
    while (isSpace(code)) code = text.charCodeAt(++index);
    if (code !== 0x2c && code !== stops[stop][1]) return undefined;
    this.#offset = index;
    // An Integer has no negative zero.
    if (isWhole) return negative ? 0 - value : value;
    const size = value / (powersOfTen[digits - point] ?? 1);
    return double(negative ? -size : size);
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
        return { type: "float", value: Number.NaN };
      default:
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
    const text = this.#text.slice(this.#offset, end);
    this.#offset = end;
    return text.trim();
  }

  #refuseDepth(depth: number): void {
    if (depth > deepest)
      throw payloadError(`Malicious payload, having non natural depths: position ${this.#offset}`);
  }

  /** The code here, after any space. */
  #next(): number {
    let code = this.#code();
    while (isSpace(code)) {
      this.#offset++;
      code = this.#code();
    }
    return code;
  }

  #code(): number {
    return this.#offset < this.#text.length ? this.#text.charCodeAt(this.#offset) : endOfInput;
  }

  #unexpectedEnd(): GatewrightError {
    return payloadError(`Unexpected End Of File position ${this.#text.length - 1}: null`);
  }

  #unexpectedCharacter(): GatewrightError {
    return this.#unexpected(`character (${this.#text[this.#offset] ?? "EOF"})`);
  }

  #unexpectedToken(): GatewrightError {
    return this.#unexpected(`token ${this.#text[this.#offset] ?? "EOF"}`);
  }

  #unexpected(what: string): GatewrightError {
    return payloadError(`Unexpected ${what} at position ${this.#offset}.`);
  }
}

export function payloadError(reason: string): GatewrightError {
  return new GatewrightError("template.payload", `Failed to process the payload: ${reason}`, {
    hint: "API Gateway answers 400 before the template renders.",
  });
}

/** Whether a Double prints every character that was written, so that no BigDecimal is needed. */
function isExact(value: number, text: string): boolean {
  return doubleText(value) === text.replace("e", "E").replace("+", "");
}
