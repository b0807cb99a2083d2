/** The result of reading a value that a client may have sent malformed. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: ReadProblem };

export interface ReadProblem {
  readonly code: "body.absent" | "body.not-json" | "body.not-form" | "body.limit" | "path.encoding";
  /** A sentence that is fit for the client: it repeats nothing secret. */
  readonly message: string;
}

export function readingOf<Value>(value: Value): Reading<Value> {
  return { ok: true, value };
}

export function problemOf(code: ReadProblem["code"], message: string): Reading<never> {
  return { ok: false, problem: { code, message } };
}

/** Values by name, as readers accept them: tools save `null` for values that AWS omits. */
export type LooseMap = Readonly<Record<string, string | null | undefined>>;

/** Lists of values by name, as readers accept them. */
export type LooseMultiMap = Readonly<Record<string, readonly string[] | null | undefined>>;
