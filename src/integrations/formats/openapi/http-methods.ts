import { restMethods } from "../../../core/rest-methods.ts";

/** The word for an operation of a path item, by HTTP method; only these are operations. */
const words: ReadonlyMap<string, string> = new Map(
  restMethods.map((method) => [
    method,
    method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase(),
  ]),
);

const methods: ReadonlyMap<string, string> = new Map(
  [...words].map(([method, word]) => [word, method]),
);

/** `GET` of `get`; undefined for a member of a path item that is no operation. */
export function methodOfWord(word: string): string | undefined {
  return methods.get(word);
}

/** `get` of `GET`; undefined for a method that a document cannot say. */
export function wordOfMethod(method: string): string | undefined {
  return words.get(method);
}
