/// <reference types="expect" />
import type { GatewrightMatchers } from "../matchers.ts";

export type { RedactOptions } from "../../../core/secrets/redactor.ts";
export { createMatchers, type GatewrightMatchers, matchers } from "../matchers.ts";

// `@jest/globals` reads its matchers from `expect`, `@types/jest` from a global namespace. The type
// parameters have to match their own declarations.
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends GatewrightMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends GatewrightMatchers<R> {}
  }
}
