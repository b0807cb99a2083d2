// A load balancer's target. The result has the same header format as the event, lists or not.
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
