export {
  checkFidelity,
  type FidelityDeviation,
  type FidelityReport,
  printFidelity,
} from "./check-fidelity.ts";
export { type RecordOptions, record } from "./record.ts";
export { replay } from "./replay.ts";
