// A load balancer's target: the answer takes the form of the event, lists of header values or not.
import { type AlbEvent, file, readHeader, toAlbResult } from "gatewright/proxy-events";
import { invoke } from "gatewright/testing";

export async function handler(event: AlbEvent) {
  const pdf = Buffer.from(`%PDF for ${readHeader(event, "user-agent")}`);
  return toAlbResult(
    file(pdf, { name: "Rechnung März.pdf", contentType: "application/pdf" }),
    event,
  );
}

for (const multiValueHeaders of [false, true]) {
  const response = await invoke(handler, "GET /invoice", { kind: "alb", multiValueHeaders });
  console.log(response.status, response.header("content-disposition"), response.body);
}
