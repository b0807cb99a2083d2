const { TextDecoder, TextEncoder } = require("node:util");
const { ReadableStream, TransformStream, WritableStream } = require("node:stream/web");

Object.assign(globalThis, { TextDecoder, TextEncoder });
Object.assign(globalThis, { ReadableStream, TransformStream, WritableStream });
