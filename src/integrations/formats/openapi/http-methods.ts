import { restMethods } from "../../../core/rest-methods.ts";

/** Operation names in path items by HTTP method. */
const words: ReadonlyMap<string, string> = new Map(
  restMethods.map((method) => [
    method,
    method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase(),
  ]),
);

const methods: ReadonlyMap<string, string> = new Map(
  [...words].map(([method, word]) => [word, method]),
);

/** Returns `GET` for `get`; undefined for members of a path item that are not operations. */
export function methodOfWord(word: string): string | undefined {
  return methods.get(word);
}

/** Returns `get` for `GET`; undefined for methods that documents do not support. */
export function wordOfMethod(method: string): string | undefined {
  return words.get(method);
}
