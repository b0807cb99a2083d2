import type { JavaHost, JavaValue, Method } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import { callError, methodTable } from "../methods/method.ts";
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
  methods: methodTable<JavaHost>({
    escapeJavaScript: converter(escapeJavaScript),
    parseJson: converter(parseJson),
    urlEncode: converter(urlEncode),
    urlDecode: converter(decodeUrl),
    base64Encode: converter(base64Encode),
    base64Decode: converter(base64Decode),
  }),
};

function converter(convert: (text: string) => JavaValue): Method<JavaHost> {
  return (_self, args, budget) => {
    const text = args[0];
    if (typeof text !== "string" || args.length !== 1) return undefined;
    const result = convert(text);
    budget.spend(text.length + (typeof result === "string" ? result.length : 0));
    return result;
  };
}

function decodeUrl(text: string): string {
  const decoded = urlDecode(text);
  if (decoded === undefined) throw callError("IllegalArgumentException: incomplete % pattern");
  return decoded;
}
