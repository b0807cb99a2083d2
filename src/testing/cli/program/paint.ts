import { styleText } from "node:util";
import type { CliContext, Output } from "./context.ts";

/** Colours a text, or leaves it as it is where nobody would see them. */
export type Paint = (
  style: "bold" | "dim" | "red" | "green" | "yellow" | "cyan",
  text: string,
) => string;

/** `NO_COLOR` and `FORCE_COLOR` as https://no-color.org and Node have them: empty is unset. */
export function paintFor({ env }: Pick<CliContext, "env">, output: Output): Paint {
  const isColoured =
    !env["NO_COLOR"] &&
    env["TERM"] !== "dumb" &&
    (output.isTerminal || isForced(env["FORCE_COLOR"]));
  if (!isColoured) return (_, text) => text;
  // Node would ask the process's own environment and streams again.
  return (style, text) => styleText(style, text, { validateStream: false });
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
