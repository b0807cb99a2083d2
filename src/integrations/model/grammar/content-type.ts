import { type Grammar, grammar } from "./grammar.ts";

/** A media type: `text/html; charset=utf-8`. */
export interface ContentType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A key of a template map or an entry of `binaryMediaTypes`; `*` matches any. */
export const contentType: Grammar<ContentType> = /* @__PURE__ */ grammar<ContentType>({
  name: "a content type, application/json",
  code: "content-type.invalid",
  parse(cursor) {
    const type = cursor.expect(/[^\s/;]+/y, "a type");
    cursor.expect(/\//y, '"/" and a subtype');
    const subtype = cursor.expect(/[^\s/;]+/y, "a subtype");
    const parameters: [string, string][] = [];
    while (cursor.takeMatch(/\s*;\s*/y)) {
      const name = cursor.expect(/[^\s=;]+/y, "a parameter's name");
      cursor.expect(/=/y, '"=" after the parameter');
      parameters.push([name, cursor.expect(/"[^"]*"|[^\s;"]+/y, "a value")]);
    }
    if (parameters.length === 0) return { type, subtype };
    return { type, subtype, parameters: Object.fromEntries(parameters) };
  },
  print({ type, subtype, parameters }) {
    const pairs = Object.entries(parameters ?? {}).map(([name, value]) => `; ${name}=${value}`);
    return `${type}/${subtype}${pairs.join("")}`;
  },
});
