/// <reference types="expect" />
import type { GatewrightMatchers } from "../matchers.ts";

export type { RedactOptions } from "../../../core/secrets/redactor.ts";
export { createMatchers, type GatewrightMatchers, matchers } from "../matchers.ts";

// `@jest/globals` takes its matchers from `expect`, `@types/jest` from a global namespace. The
// parameters have to be those of their own declarations.
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends GatewrightMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends GatewrightMatchers<R> {}
  }
}
