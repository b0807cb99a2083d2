import { Lexer } from "yaml";

/** Shorter texts cannot cost much, however they are nested. */
const harmless = 64 * 1024;

/**
 * Refuses a YAML text that is nested too deep, or has too many tokens, before it is parsed: that
 * takes much more time and stack than splitting it into tokens.
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
    // A value has three or four: what introduces it, space, itself, and the end of its line.
    if (tokens > values * 4) throw tooLarge(`it holds more than ${values} values`);
    if (token === "{" || token === "[") open += 1;
    else if (token === "}" || token === "]") open -= 1;
    else if (token === "\n" || token === "\r\n") inLine = 0;
    else if (token === "-" || token === "?" || token === ":") inLine += open > 0 ? 0 : 1;
    if (open > depth || inLine > depth) throw tooLarge(`it is nested deeper than ${depth}`);
  }
}
