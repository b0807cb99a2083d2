// Forwards requests to a weather service and adds its API key.
import { rest, restApi, route } from "gatewright/integrations";
import { type EndpointRequest, emulate } from "gatewright/testing";

const weather = restApi({
  name: "weather",
  routes: [
    route(
      "GET /weather/{city}",
      rest.httpProxy({
        uri: "https://api.weather.example/v2/{city}",
        integrationHttpMethod: "GET",
        requestParameters: {
          "integration.request.path.city": "method.request.path.city",
          "integration.request.header.X-Api-Key": "stageVariables.weatherKey",
        },
      }),
    ),
  ],
});

const skies = ["clear", "cloudy", "raining tea"];

/** Stands in for the service. A server, `"http://127.0.0.1:3000"`, or `"network"` works too. */
function service({ url, header }: EndpointRequest) {
  if (header("x-api-key") !== "s3cret") return { status: 401, body: { error: "who are you?" } };
  const city = new URL(url).pathname.split("/").at(-1) ?? "";
  return { body: { city: decodeURIComponent(city), sky: skies[city.length % skies.length] } };
}

const http = { "https://api.weather.example": service };
for (const weatherKey of ["s3cret", "guess"]) {
  const gateway = emulate(weather, { http, stage: { variables: { weatherKey } } });
  const { response, trace } = await gateway.invoke("GET /weather/{city}", {
    path: { city: "São Paulo" },
    query: { units: "metric" },
  });
  console.log(trace.integrationRequest?.uri);
  console.log("  ->", response.status, response.body);
}
