import type { TestRequest } from "../../request/test-request.ts";
import { type Arguments, type Option, usageError } from "./command.ts";
import type { CliContext } from "./context.ts";
import { asText, readValue } from "./sources.ts";

/** The options of every command that sends a request. */
export const requestOptions = {
  path: { value: "NAME=VALUE", isRepeated: true, help: "a path parameter" },
  query: { value: "NAME=VALUE", isRepeated: true, help: "a query parameter" },
  header: { value: "NAME:VALUE", isRepeated: true, help: "a header" },
  body: { value: "TEXT|@FILE|-", help: "the body; JSON is sent with its Content-Type" },
  method: { value: "METHOD", help: "the client's method, on ANY routes" },
} as const satisfies Readonly<Record<string, Option>>;

/** Separates the name of a header from its value. */
const headerSeparator = /[:=]/;

/** Reads the options into a request for `invoke`. */
export async function readRequest(
  context: CliContext,
  args: Arguments,
): Promise<TestRequest & { readonly path: Readonly<Record<string, string>> }> {
  const given = args.text("body");
  const body = given === undefined ? undefined : await readValue(context, given);
  const headers = lists(args.list("header"), headerSeparator, "--header");
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  const method = args.text("method");
  return {
    path: pairs(args.list("path"), "--path"),
    query: lists(args.list("query"), /=/, "--query"),
    headers:
      body && !hasType && isJson(body)
        ? { ...headers, "Content-Type": ["application/json"] }
        : headers,
    ...(body && { body: isText(body) ? asText(body) : body }),
    ...(method !== undefined && { method }),
  };
}

/** Reads `NAME=VALUE` texts. If a name is repeated, the last value wins. */
export function pairs(texts: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(texts.map((text) => splitPair(text, /=/, option)));
}

/** Reads `NAME:VALUE` texts. If a name is repeated, the last value wins. */
export function headerPairs(texts: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(texts.map((text) => splitPair(text, headerSeparator, option)));
}

function lists(texts: readonly string[], separator: RegExp, option: string) {
  const values = new Map<string, string[]>();
  for (const text of texts) {
    const [name, value] = splitPair(text, separator, option);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}

function splitPair(text: string, separator: RegExp, option: string): [string, string] {
  const at = text.search(separator);
  if (at > 0) return [text.slice(0, at), text.slice(at + 1).replace(/^ +/, "")];
  const example = separator.source === "=" ? "id=42" : "'Accept: text/plain'";
  throw usageError(
    `Failed to read ${option} "${text}": it has no name`,
    `Write ${option} ${example}.`,
  );
}

function isText(bytes: Uint8Array): boolean {
  return Buffer.from(asText(bytes)).equals(bytes);
}

function isJson(bytes: Uint8Array): boolean {
  const text = asText(bytes);
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
