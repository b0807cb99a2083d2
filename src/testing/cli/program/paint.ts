import type { CliContext, Output } from "./context.ts";

/** Colours a text, or leaves it as it is where nobody would see them. */
export type Paint = (style: keyof typeof styles, text: string) => string;

/** SGR codes: on, off. `styleText` of Node 20.0 to 20.11 is not there. */
const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** `NO_COLOR` and `FORCE_COLOR` as https://no-color.org and Node have them: empty is unset. */
export function paintFor({ env }: Pick<CliContext, "env">, output: Output): Paint {
  const isColoured =
    !env["NO_COLOR"] &&
    env["TERM"] !== "dumb" &&
    (output.isTerminal || isForced(env["FORCE_COLOR"]));
  if (!isColoured) return (_, text) => text;
  return (style, text) => {
    const [on, off] = styles[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
