import type { JavaHost, JavaValue } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import { callError } from "../methods/method.ts";
import {
  base64Decode,
  base64Encode,
  escapeJavaScript,
  urlDecode,
  urlEncode,
} from "./text-codecs.ts";

/** `$util`. Every method takes one String; any other argument leaves the call unresolved. */
export const utilHost: JavaHost = {
  type: "host",
  read: () => undefined,
  call: (name, args, budget) => {
    const [text] = args;
    const convert = methods.get(name);
    if (!convert || typeof text !== "string" || args.length !== 1) return undefined;
    const result = convert(text);
    budget.spend(text.length + (typeof result === "string" ? result.length : 0));
    return result;
  },
};

const methods: ReadonlyMap<string, (text: string) => JavaValue> = new Map([
  ["escapeJavaScript", escapeJavaScript],
  ["parseJson", parseJson],
  ["urlEncode", urlEncode],
  ["urlDecode", decodeUrl],
  ["base64Encode", base64Encode],
  ["base64Decode", base64Decode],
]);

function decodeUrl(text: string): string {
  const decoded = urlDecode(text);
  if (decoded === undefined) throw callError("IllegalArgumentException: incomplete % pattern");
  return decoded;
}
