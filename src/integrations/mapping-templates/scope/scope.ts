import type { Plain } from "./plain.ts";

/** REST APIs have the whole scope; a WebSocket API's `$input` has no `params`. */
export type ApiKind = "rest" | "websocket";

/** What `$input.params()` reads, by place. */
export interface InputParams {
  readonly path?: Readonly<Record<string, string>>;
  readonly querystring?: Readonly<Record<string, string>>;
  /** Names as the client sent them: `$input.params('x')` distinguishes case. */
  readonly header?: Readonly<Record<string, string>>;
}

export interface TemplateInput {
  /** The payload as text. Templates read `{}` if it is missing, null or empty. */
  readonly body?: string | null;
  readonly params?: InputParams;
}

/** What a template can read. Every part may be left out. */
export interface TemplateScope {
  readonly input?: TemplateInput;
  /** `$context`, as plain data. The overrides are added to it. */
  readonly context?: { readonly [name: string]: Plain | undefined };
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** More variables, for the plain language: `{ name: "Ann" }` is `$name`. */
  readonly variables?: { readonly [name: string]: Plain | undefined };
  /** Defaults to `rest`. */
  readonly api?: ApiKind;
}
