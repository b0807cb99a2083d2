/**
 * Whether a value is a `Uint8Array`, a Node `Buffer` included. `instanceof` says no to one of
 * another realm: jsdom, happy-dom and Jest run tests beside Node's own classes.
 */
export function isBytes(value: unknown): value is Uint8Array {
  return (
    ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]"
  );
}
