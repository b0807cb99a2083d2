import { en } from "zod/locales";
import * as z from "zod/mini";

/** Gives zod's errors their texts, which `zod/mini` comes without. A program's own language stays. */
export function useEnglish(): void {
  if (z.config().localeError === undefined) z.config(en());
}
