// Turns an application with a `fetch` function into a Lambda handler for every kind of event.
import { fetchHandler } from "gatewright/proxy-events/fetch";
import { invoke } from "gatewright/testing";

const app = {
  fetch: (request: Request) =>
    Response.json({ method: request.method, url: request.url }, { headers: { "x-app": "1" } }),
};

export const handler = fetchHandler(app.fetch);

for (const kind of ["rest", "http", "http-v1", "function-url", "alb"] as const) {
  const response = await invoke(handler, "GET /orders", { kind, query: { tag: "a b" } });
  console.log(kind, response.status, response.body);
}
