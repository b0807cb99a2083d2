import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import type { JavaHost, JavaValue, Method } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import { walks } from "../methods/charges.ts";
import { method, methodTable, string } from "../methods/method.ts";
import {
  base64Decode,
  base64Encode,
  escapeJavaScript,
  urlDecode,
  urlEncode,
} from "./text-codecs.ts";

/** `$util`. Every method accepts one String. Any other argument leaves the call unresolved. */
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

/** @param convert charges the budget for what it reads and makes. */
function converter(convert: (text: string, budget: Budget) => JavaValue): Method<JavaHost> {
  return method([string], walks, (_self, [text], budget) => convert(text, budget));
}

function decodeUrl(text: string, budget: Budget): string {
  const decoded = urlDecode(text, budget);
  if (decoded === undefined) throw callError("IllegalArgumentException: incomplete % pattern");
  return decoded;
}
