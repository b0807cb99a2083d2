import { styleText } from "node:util";
import type { CliContext, Output } from "./context.ts";

/** Colours a text, or returns it unchanged if the output has no colours. */
export type Paint = (
  style: "bold" | "dim" | "red" | "green" | "yellow" | "cyan",
  text: string,
) => string;

/** Follows `NO_COLOR` and `FORCE_COLOR` as https://no-color.org and Node do: empty means unset. */
export function paintFor({ env }: Pick<CliContext, "env">, output: Output): Paint {
  const isColoured =
    !env["NO_COLOR"] &&
    env["TERM"] !== "dumb" &&
    (output.isTerminal || isForced(env["FORCE_COLOR"]));
  if (!isColoured) return (_, text) => text;
  // Otherwise Node would check the process's own environment and streams.
  return (style, text) => styleText(style, text, { validateStream: false });
}

function isForced(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0";
}
