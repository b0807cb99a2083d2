// Answers calls to a deployed API's URL in process, through `gateway.fetch` and through MSW.
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

// A path is relative to the stage. You can pass `gateway.fetch` to code that accepts a `fetch`.
const answer = await gateway.fetch("/prices/42");
console.log(`${gateway.url}/prices/42`, answer.status, await answer.text());

/** The code under test. It knows a URL, but not that it runs in a test. */
async function priceOf(id: string, base: string): Promise<unknown> {
  return (await fetch(`${base}/prices/${id}`)).json();
}

const server = setupServer(...mswHandlers(gateway));
server.listen();
console.log(await priceOf("7", "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live"));
console.log(await priceOf("8", "https://api.example.com/shop"));
server.close();
