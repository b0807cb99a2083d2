// Serves an API on loopback, for a browser, curl or a program in another language.
import { rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";

const clock = restApi({
  name: "clock",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route(
      "GET /hello/{name}",
      rest.mock({
        requestTemplates: { "application/json": '{"statusCode": 200}' },
        responses: {
          200: { responseTemplates: { "application/json": `{"hello": "$input.params('name')"}` } },
        },
      }),
    ),
  ],
});

const gateway = emulate(clock, {
  stage: { name: "live" },
  onRun({ trace }) {
    const { methodRequest, methodResponse } = trace;
    console.log(`${methodRequest.httpMethod} ${methodRequest.path} -> ${methodResponse.status}`);
  },
});

await using server = await gateway.listen();
for (const path of ["/live/health", "/live/hello/Ada", "/live/hallo/Ada"]) {
  const response = await fetch(`${server.url}${path}`);
  console.log(`curl ${server.url}${path}\n  ${response.status} ${await response.text()}`);
}
