import { Lexer } from "yaml";

/** Shorter texts are cheap to parse, however they are nested. */
const harmless = 64 * 1024;

/**
 * Rejects YAML that is nested too deep or has too many tokens, before parsing: parsing takes much
 * more time and stack than tokenizing.
 */
export function refuseDeepYaml(
  text: string,
  { values, depth }: { readonly values: number; readonly depth: number },
  tooLarge: (reason: string) => Error,
): void {
  if (text.length <= harmless) return;
  let open = 0;
  let inLine = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    // A value has three or four tokens: its indicator, space, the value, and the line end.
    if (tokens > values * 4) throw tooLarge(`it has more than ${values} values`);
    if (token === "{" || token === "[") open += 1;
    else if (token === "}" || token === "]") open -= 1;
    else if (token === "\n" || token === "\r\n") inLine = 0;
    else if (token === "-" || token === "?" || token === ":") inLine += open > 0 ? 0 : 1;
    if (open > depth || inLine > depth) throw tooLarge(`it is nested deeper than ${depth}`);
  }
}
