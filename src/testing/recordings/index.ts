export {
  checkFidelity,
  type FidelityDeviation,
  type FidelityReport,
  printFidelity,
} from "./check-fidelity.ts";
export type { RecordOptions } from "./mask.ts";
export { record } from "./record.ts";
export { replay } from "./replay.ts";
