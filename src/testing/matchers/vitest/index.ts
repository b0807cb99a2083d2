/// <reference types="vitest" />
import type { GatewrightMatchers } from "../matchers.ts";

export type { RedactOptions } from "../../../core/secrets/redactor.ts";
export { createMatchers, type GatewrightMatchers, matchers } from "../matchers.ts";

declare module "vitest" {
  // The type parameters have to match Vitest's own declaration.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends GatewrightMatchers<R> {}
}
