import type { RestClient } from "../../test-invoke/resource-ids.ts";

/** All that a command has of the outside, so that a test can be its context. */
export interface CliContext {
  /** Behind the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Ends what is under way: the user pressed Ctrl-C. */
  readonly signal: AbortSignal;
  /** The version of this package. */
  version(): Promise<string>;
  /** Paths are relative to the current folder. */
  readFile(path: string): Promise<Uint8Array>;
  /** The same for a file that a document names, which somebody else may have written. */
  readDocument(path: string): Promise<string | Uint8Array>;
  /** The exports of a module of the user's. */
  importModule(path: string): Promise<object>;
  /** A client of API Gateway, with the credentials that are at hand. */
  restClient(settings: ClientSettings): Promise<RestClient>;
}

export interface Output {
  write(text: string): void;
  /** A person reads it. */
  readonly isTerminal: boolean;
  /** Of the terminal; 100 elsewhere. */
  readonly columns: number;
}

export interface ClientSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/**
 * What the shell gets. `failed`: it was done, and the answer is bad news: a status of 400 or more,
 * a diagnosis, an error in a file.
 */
export const exitCodes = { ok: 0, failed: 1, usage: 2, notDone: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
