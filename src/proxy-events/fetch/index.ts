export { fetchHandler, type LambdaBindings } from "./fetch-handler.ts";
export { fromResponse } from "./from-response.ts";
export { toRequest } from "./to-request.ts";
