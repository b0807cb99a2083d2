// Code that calls a deployed API by its address, answered in process: by fetch and through MSW.
import { rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";
import { mswHandlers } from "gatewright/testing/msw";
import { setupServer } from "msw/node";

const prices = restApi({
  name: "prices",
  routes: [
    route(
      "GET /prices/{id}",
      rest.mock({
        responses: {
          200: { responseTemplates: { "application/json": `{"id": "$input.params('id')"}` } },
        },
      }),
    ),
  ],
});
const gateway = emulate(prices, {
  apiId: "a1b2c3d4e5",
  region: "eu-west-1",
  stage: { name: "live" },
  customDomain: { name: "api.example.com", basePath: "shop" },
});

// A path is one of the stage; `gateway.fetch` also goes where a `fetch` function is taken.
const answer = await gateway.fetch("/prices/42");
console.log(`${gateway.url}/prices/42`, answer.status, await answer.text());

/** The code under test: it knows an address and nothing of the test. */
async function priceOf(id: string, base: string): Promise<unknown> {
  return (await fetch(`${base}/prices/${id}`)).json();
}

const server = setupServer(...mswHandlers(gateway));
server.listen();
console.log(await priceOf("7", "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live"));
console.log(await priceOf("8", "https://api.example.com/shop"));
server.close();
