import type { RestClient } from "../../test-invoke/resource-ids.ts";

/** Everything outside the program that a command uses, so that a test can replace it. */
export interface CliContext {
  /** The arguments after the program's name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** The version of this package. */
  version(): Promise<string>;
  /** Reads a file. Paths are relative to the current folder. */
  readFile(path: string): Promise<Uint8Array>;
  /**
   * Reads a file that a document names. The document may be somebody else's, so only plain files of
   * up to 16 MB are read.
   */
  readDocument(path: string): Promise<string | Uint8Array>;
  /** Imports one of the user's modules and returns its exports. */
  importModule(path: string): Promise<object>;
  /** Creates a client of API Gateway with the default credentials. */
  restClient(settings: ClientSettings): Promise<RestClient>;
}

export interface Output {
  write(text: string): void;
  /** Whether the output is a terminal. */
  readonly isTerminal: boolean;
  /** The width of the terminal, or 100. */
  readonly columns: number;
}

export interface ClientSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/**
 * The exit codes. `failed` means that the command ran and found a failure: a status of 400 or more,
 * a diagnosis, or an error in a file.
 */
export const exitCodes = { ok: 0, failed: 1, usage: 2, notDone: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
