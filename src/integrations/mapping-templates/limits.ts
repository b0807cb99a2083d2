import { GatewrightError } from "../../core/errors.ts";

/** What one template may cost. Every bound that is reached throws `template.limit`. */
export interface TemplateLimits {
  /** UTF-16 units of template text. API Gateway refuses templates above 300 KB. */
  readonly templateLength: number;
  /** Rounds of one `#foreach`. API Gateway documents 1 000. */
  readonly iterations: number;
  /** Levels of blocks, expressions, values or `#define` bodies inside each other. */
  readonly nesting: number;
  /** UTF-16 units of rendered text. API Gateway's payload quota is 10 MB. */
  readonly outputLength: number;
  /** UTF-16 units of any text that a template makes on the way. */
  readonly textLength: number;
  /** Items of any list, or entries of any map, that a template makes. */
  readonly items: number;
  /** Units of work, each about five nanoseconds or one byte: see `Budget`. */
  readonly work: number;
}

/**
 * The bounds that apply unless `limits` says otherwise.
 *
 * Source: Amazon API Gateway quotas, "Mapping template size" and "Maximum number of iterations in
 * a #foreach loop"; `nesting`, `textLength`, `items` and `work` are this library's own.
 */
export const defaultLimits: TemplateLimits = {
  templateLength: 300 * 1024,
  iterations: 1000,
  nesting: 200,
  outputLength: 10 * 1024 * 1024,
  textLength: 10 * 1024 * 1024,
  items: 1024 * 1024,
  work: 200_000_000,
};

/** Where a render fails, its place stands behind these words. */
export const failedToRun = "Failed to run the template";

export function limitError(limit: keyof TemplateLimits, bound: number): GatewrightError {
  const hint = `Raise \`limits.${limit}\` if it is meant to be this large.`;
  return runError("template.limit", `it exceeds the limit "${limit}" of ${bound}\n${hint}`);
}

/** Why a run ends, to which `renderTemplate` adds the place. */
export function runError(
  code: "template.evaluation" | "template.limit",
  reason: string,
  options?: ErrorOptions,
): GatewrightError {
  const details = { reason };
  return new GatewrightError(code, `${failedToRun}: ${reason}`, { ...options, details });
}
