// What a user's suite does beside a DOM, whose classes and bytes may be of another realm than Node's.

/** @param {typeof import("@jest/globals")} runner */
exports.library = function library({ beforeAll, expect, test }, doors) {
  const { answer, emulate, events, invoke, matchers, readBytes, rest, restApi } = doors;
  const { toHttpResult, toRestResult } = doors;
  const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:echo";
  const bytes = new Uint8Array([0, 104, 255]);

  beforeAll(() => {
    expect.extend(matchers);
  });

  test("there is a DOM", () => {
    expect(document.createElement("p").tagName).toBe("P");
  });

  test("bytes stay bytes in events and answers", async () => {
    for (const body of [bytes, Buffer.from(bytes), bytes.buffer]) {
      expect(events.http("POST /", { body }).body).toBe("AGj/");
      const handler = async (event) => toHttpResult(answer(200, readBytes(event), "image/png"));
      expect([...(await invoke(handler, "POST /", { body })).bytes]).toEqual([0, 104, 255]);
    }
  });

  test("forms of the DOM are sent with their type", async () => {
    const form = new FormData();
    form.append("name", "a");
    form.append("file", new File([bytes], "a.png", { type: "image/png" }));
    const handler = async (event) => {
      const text = Buffer.from(readBytes(event)).toString("latin1");
      return toHttpResult(answer(200, `${event.headers["content-type"]}\n${text}`, "text/plain"));
    };
    const { body } = await invoke(handler, "POST /", { body: form });
    expect(body).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain('filename="a.png"\r\nContent-Type: image/png\r\n\r\n\0h');
    const fields = events.http("POST /", { body: new URLSearchParams({ a: "1" }) });
    expect(fields.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
  });

  test("an emulated API passes bytes on", async () => {
    const api = restApi({
      name: "images",
      binaryMediaTypes: ["*/*"],
      routes: { "POST /images": rest.lambdaProxy({ functionArn }) },
    });
    const echo = async (event) => toRestResult(answer(200, readBytes(event), "image/png"));
    const gateway = emulate(api, { lambdas: { [functionArn]: echo } });
    const run = await gateway.invoke("POST /images", { body: bytes });
    expect(run).toHaveStatus(200);
    expect([...run.response.bytes]).toEqual([0, 104, 255]);
  });

  test("templates are rendered", async () => {
    const ok = { statusCode: 200, text: "ü" };
    const api = restApi({ name: "a", routes: { "GET /": rest.mock({ respond: { 200: ok } }) } });
    const { response } = await emulate(api).invoke("GET /");
    expect(response.json()).toEqual(ok);
  });

  test("a function that fails says why", async () => {
    const handler = async () => JSON.parse("{");
    const { status, explanation } = await invoke(handler, "GET /", { kind: "rest" });
    expect(status).toBe(502);
    expect(explanation.reason).toMatch(/^The function failed: SyntaxError: /);
  });
};

/** @param {typeof import("@jest/globals")} runner */
exports.account = function account({ expect, test }, doors) {
  const { APIGatewayClient, InvokeCommand, LambdaClient } = doors;
  const { createRestApi, fakeAws, rest, restApi } = doors;

  test("a fake account answers SDK clients", async () => {
    const api = restApi({ name: "a", routes: { "GET /": rest.mock({ respond: { 200: {} } }) } });
    const aws = fakeAws({ lambdas: { echo: async (event) => ({ got: event }) } });
    await createRestApi(new APIGatewayClient(aws.clientConfig()), api, { stageName: "live" });
    const lambda = new LambdaClient(aws.clientConfig());
    const input = { FunctionName: "echo", Payload: Buffer.from('{"a":"ü"}') };
    const { Payload } = await lambda.send(new InvokeCommand(input));
    expect(JSON.parse(Buffer.from(Payload).toString())).toEqual({ got: { a: "ü" } });
  });
};
