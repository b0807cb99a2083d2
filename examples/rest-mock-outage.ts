// A mock that simulates an outage on request, to test how the client handles a 500.
import { rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";

const shop = restApi({
  name: "shop",
  routes: [
    route(
      "GET /stock",
      rest.mock({
        requestTemplates: {
          "application/json": `{"statusCode": #if($input.params('outage') == 'true')500#{else}200#end}`,
        },
        responses: {
          200: { responseTemplates: { "application/json": '{"teapots": 12}' } },
          500: {
            selectionPattern: "5\\d{2}",
            responseParameters: { "method.response.header.Retry-After": "'30'" },
            responseTemplates: {
              "application/json":
                '{"error": "The shelves have fallen over", "id": "$context.requestId"}',
            },
          },
        },
      }),
    ),
  ],
});

const gateway = emulate(shop);

/** The client under test. */
async function stockLine(outage: boolean): Promise<string> {
  const { response } = await gateway.invoke("GET /stock", { query: { outage } });
  if (response.status < 500) return `In stock: ${response.body}`;
  return `Sorry, please come back in ${response.header("retry-after")} seconds.`;
}

console.log(await stockLine(false));
console.log(await stockLine(true));
