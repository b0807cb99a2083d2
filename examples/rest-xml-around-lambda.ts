// The client sends XML and the function expects JSON: mapping templates convert between them.
import { rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";

const api = restApi({
  name: "orders",
  routes: [
    route(
      "POST /orders",
      rest.lambda({
        functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:price",
        requestTemplates: {
          // Templates can read only JSON, so the XML is passed as a string.
          "application/xml": `{"xml": "$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")"}`,
        },
        responses: {
          200: {
            responseParameters: { "method.response.header.Content-Type": "'application/xml'" },
            responseTemplates: {
              "application/json": `#set($order = $input.path('$'))
<invoice>
#foreach($line in $order.lines)
  <line item="$line.item">$line.price</line>
#end
  <total>$order.total</total>
</invoice>`,
            },
          },
        },
      }),
    ),
  ],
});

const prices: Readonly<Record<string, number>> = { tea: 4, cake: 5 };

function price({ xml }: { xml: string }) {
  const lines = [...xml.matchAll(/<item>(\w+)<\/item>/g)].map(([, item = ""]) => ({
    item,
    price: prices[item] ?? 0,
  }));
  return { lines, total: lines.reduce((sum, line) => sum + line.price, 0) };
}

const gateway = emulate(api, { lambdas: { price } });
const { response, trace } = await gateway.invoke("POST /orders", {
  headers: { "Content-Type": "application/xml" },
  body: "<order><item>tea</item><item>cake</item></order>",
});
console.log("Event:   ", trace.integrationRequest?.body);
console.log("Result:  ", trace.endpointResponse?.body);
console.log(`Response: ${response.status} ${response.body.trim()}`);
