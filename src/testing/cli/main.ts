import { isGatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { type Command, printHelp, readArguments, usageError } from "./program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "./program/context.ts";
import { paintFor } from "./program/paint.ts";
import { withoutControls } from "./program/terminal-text.ts";

interface Entry {
  readonly summary: string;
  /** Imports the command. Only the one that runs is loaded, because each is large. */
  load(): Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = {
  "test-invoke": {
    summary: "run a method of a REST API on AWS, and read its log",
    load: async () => (await import("./commands/test-invoke.ts")).testInvoke,
  },
  explain: {
    summary: "explain why the requests in an execution log failed",
    load: async () => (await import("./commands/explain.ts")).explain,
  },
  run: {
    summary: "run a route of a definition, an OpenAPI document or a template locally",
    load: async () => (await import("./commands/run.ts")).run,
  },
  render: {
    summary: "render a mapping template",
    load: async () => (await import("./commands/render.ts")).render,
  },
  check: {
    summary: "find mistakes in a definition, an OpenAPI document or a template",
    load: async () => (await import("./commands/check.ts")).check,
  },
};

/** Runs the command that the arguments name, prints its error, and returns the exit code. */
export async function main(given: CliContext): Promise<ExitCode> {
  const { stdout, stderr } = given;
  const context = { ...given, stdout: withoutControls(stdout), stderr: withoutControls(stderr) };
  const [name, ...args] = context.args;
  try {
    if (name === "--version") {
      context.stdout.write(`${await context.version()}\n`);
      return exitCodes.ok;
    }
    if (name === undefined || name === "--help" || name === "help")
      return await help(context, args[0]);
    const command = await commandNamed(name);
    // Before the other arguments are read, so that help works even if they are invalid.
    if (args.includes("--help")) return await help(context, name);
    return await command.run(context, readArguments(command, args));
  } catch (error) {
    return reportError(context, error);
  }
}

async function help({ stdout }: CliContext, name: string | undefined): Promise<ExitCode> {
  stdout.write(name === undefined ? overview() : printHelp(await commandNamed(name)));
  return exitCodes.ok;
}

function overview(): string {
  const rows = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(12)}  ${summary}`,
  );
  return [
    "Usage: gatewright COMMAND [options]",
    "",
    "Commands:",
    ...rows,
    "",
    "Examples:",
    "  gatewright test-invoke --api-id abc123 'POST /orders/{id}' --path id=42 --body @order.json",
    "  gatewright explain < execution.log",
    "  gatewright run template.yaml 'GET /health'",
    "",
    "gatewright COMMAND --help prints the options of a command; --version prints the version.",
    "",
    "Exit codes:",
    "  0    success",
    "  1    the command found a failure: a status of 400 or more, a failed request, an error in a file",
    "  2    wrong arguments",
    "  3    the command could not run: AWS rejected a call, a file cannot be read, a feature is not emulated",
    "  130  interrupted",
    "",
  ].join("\n");
}

async function commandNamed(name: string): Promise<Command> {
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry) return entry.load();
  const names = Object.keys(commands);
  const meant = nearest(name, names);
  throw usageError(
    `Failed to run "${name}": there is no such command`,
    meant === undefined ? `The commands are ${names.join(", ")}.` : `Did you mean ${meant}?`,
  );
}

function reportError(context: CliContext, error: unknown): ExitCode {
  const { stderr, signal } = context;
  if (signal.aborted) {
    stderr.write("Interrupted\n");
    return exitCodes.interrupted;
  }
  const paint = paintFor(context, stderr);
  if (isGatewrightError(error)) {
    stderr.write(`${paint("red", redactText(error.message))}\n`);
    return error.code === "cli.usage" ? exitCodes.usage : exitCodes.notDone;
  }
  // An unexpected error: a bug report needs its stack.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`${paint("red", redactText(text))}\n`);
  return exitCodes.notDone;
}
