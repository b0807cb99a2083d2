import { parseArgs } from "node:util";
import { GatewrightError } from "../../../core/errors.ts";
import { nearest } from "../../../core/nearest.ts";
import type { CliContext, ExitCode } from "./context.ts";

/** One command of the program. */
export interface Command {
  /** The usage line, such as `gatewright render TEMPLATE`. */
  readonly usage: string;
  /** What the command does, in sentences. */
  readonly description: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  run(context: CliContext, args: Arguments): Promise<ExitCode>;
}

export interface Option {
  /** The placeholder for the value, such as `NAME=VALUE`. Without it, the option is a flag. */
  readonly value?: string;
  readonly isRepeated?: boolean;
  readonly help: string;
}

/** The arguments after a command. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Returns the value of an option, or undefined if it is missing. */
  text(name: string): string | undefined;
  /** Returns the values of a repeated option, in order. */
  list(name: string): readonly string[];
  has(name: string): boolean;
}

const everyCommand: Readonly<Record<string, Option>> = {
  json: { help: "print JSON, for programs" },
  help: { help: "print this help" },
};

/** @throws GatewrightError `cli.usage`: an option is unknown or its value is missing. */
export function readArguments({ options, usage }: Command, args: readonly string[]): Arguments {
  const known = { ...options, ...everyCommand };
  const table = Object.entries(known).map(([name, { value, isRepeated = false }]) => [
    name,
    { type: value === undefined ? "boolean" : "string", multiple: isRepeated } as const,
  ]);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      // The pairs are options that parseArgs accepts.
      options: Object.fromEntries(table) as Record<string, { type: "boolean" | "string" }>,
      allowPositionals: true,
    });
    const own = new Map<string, unknown>(Object.entries(values));
    return {
      positionals,
      text: (name) => asText(own.get(name)),
      list: (name) => [own.get(name) ?? []].flat().map(String),
      has: (name) => own.get(name) === true,
    };
  } catch (cause) {
    throw argumentError(cause, Object.keys(known), usage);
  }
}

/** Returns the text of `gatewright COMMAND --help`. */
export function printHelp({ usage, description, options, examples }: Command): string {
  const rows = Object.entries({ ...options, ...everyCommand }).map(([name, option]) => [
    `--${name}${option.value === undefined ? "" : ` ${option.value}`}`,
    option.isRepeated ? `${option.help}; repeatable` : option.help,
  ]);
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [
    `Usage: ${usage}`,
    "",
    description,
    "",
    "Options:",
    ...rows.map(([name = "", help = ""]) => `  ${name.padEnd(width)}  ${help}`),
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

export function usageError(message: string, hint: string): GatewrightError {
  return new GatewrightError("cli.usage", message, { hint });
}

function argumentError(cause: unknown, names: readonly string[], usage: string): GatewrightError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const [reason = text] = text.split(". To specify");
  const [, unknown] = /Unknown option '--([^']*)'/.exec(text) ?? [];
  const meant = unknown === undefined ? undefined : nearest(unknown, names);
  const hint = meant === undefined ? `Usage: ${usage}` : `Did you mean --${meant}?`;
  return usageError(`Failed to read the arguments: ${reason.replaceAll("\n", " ")}`, hint);
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
