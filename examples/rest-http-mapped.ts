// Puts a clean API in front of an old HTTP backend, with templates for requests and responses.
import { rest, restApi, route } from "gatewright/integrations";
import { type EndpointRequest, emulate } from "gatewright/testing";

const library = restApi({
  name: "library",
  routes: [
    route(
      "GET /books/{isbn}",
      rest.http({
        uri: "https://old.library.example/cgi-bin/lookup",
        integrationHttpMethod: "POST",
        requestTemplates: {
          "application/json": `CMD=FIND&KEY=$util.urlEncode($input.params('isbn'))`,
        },
        requestParameters: {
          "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
        },
        responses: {
          200: {
            responseTemplates: {
              "application/json": `#set($row = $input.path('$.RESULT[0]'))
{"title": "$row.TTL", "shelf": "$row.LOC.toLowerCase()"}`,
            },
          },
          404: {
            selectionPattern: "4\\d{2}",
            responseTemplates: { "application/json": '{"error": "No such book"}' },
          },
        },
      }),
    ),
  ],
});

function oldBackend(request: EndpointRequest) {
  const isbn = new URLSearchParams(request.text()).get("KEY");
  if (isbn !== "0-14-303500-1") return { status: 410, body: "GONE FISHING" };
  return { body: { RESULT: [{ TTL: "The Hound of the Baskervilles", LOC: "AISLE 7" }] } };
}

const gateway = emulate(library, { http: { "https://old.library.example": oldBackend } });
for (const isbn of ["0-14-303500-1", "42"]) {
  const { response, trace } = await gateway.invoke("GET /books/{isbn}", { path: { isbn } });
  console.log(`${trace.integrationRequest?.body} -> ${trace.endpointResponse?.status}`);
  console.log(`  ${response.status} ${response.body.trim()}`);
}
