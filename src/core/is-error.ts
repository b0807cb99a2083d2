/** Whether a value is an error of this realm or another: in Jest, Node's own are of another. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}
