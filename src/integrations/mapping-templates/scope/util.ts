import type { JavaHost, JavaValue } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import type { Budget } from "../limits.ts";
import { callError } from "../methods/method.ts";
import {
  base64Decode,
  base64Encode,
  escapeJavaScript,
  urlDecode,
  urlEncode,
} from "./text-codecs.ts";

/** `$util`. Every method takes one String; any other argument leaves the call unresolved. */
export function utilHost(budget: Budget): JavaHost {
  const convert = (run: (text: string) => JavaValue) => (args: readonly JavaValue[]) => {
    const [text] = args;
    if (typeof text !== "string" || args.length !== 1) return undefined;
    const result = run(text);
    budget.spend(text.length + (typeof result === "string" ? result.length : 0));
    return result;
  };
  return {
    type: "host",
    properties: new Map(),
    methods: new Map([
      ["escapeJavaScript", convert(escapeJavaScript)],
      ["parseJson", convert(parseJson)],
      ["urlEncode", convert(urlEncode)],
      ["urlDecode", convert(decodeUrl)],
      ["base64Encode", convert(base64Encode)],
      ["base64Decode", convert(base64Decode)],
    ]),
  };
}

function decodeUrl(text: string): string {
  const decoded = urlDecode(text);
  if (decoded === undefined) throw callError("IllegalArgumentException: incomplete % pattern");
  return decoded;
}
