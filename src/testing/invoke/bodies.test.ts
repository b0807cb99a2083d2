import { expect, test } from "vitest";
import { readForm } from "../../proxy-events/read/form.ts";
import { events } from "../events/events.ts";
import { invoke } from "./invoke.ts";

const png = new File([Uint8Array.of(0x89, 0, 255)], 'a "b".png', { type: "image/png" });

test("fields and texts of a form are sent with their type, at once", () => {
  const fields = events.http("POST /", { body: new URLSearchParams({ a: "1 2", b: "ü" }) });
  expect(fields.headers["content-type"]).toBe("application/x-www-form-urlencoded;charset=UTF-8");
  const form = new FormData();
  form.append("a", "1");
  form.append("a", "--gatewright-form-boundary");
  const parts = events.rest("POST /", { body: form });
  for (const [event, expected] of [
    [fields, ["1 2", "ü"]],
    [parts, ["1", "--gatewright-form-boundary"]],
  ] as const) {
    const read = readForm(event);
    expect(read.ok && read.value.map(({ text }) => text)).toEqual(expected);
  }
});

test("a form is what browsers send", () => {
  const form = new FormData();
  form.set("a", "1\n2");
  form.set('"b"', "ü");
  const { headers, body, isBase64Encoded } = events.http("POST /", { body: form });
  expect([headers["content-type"], isBase64Encoded]).toEqual([
    "multipart/form-data; boundary=gatewright-form-boundary",
    true,
  ]);
  expect(
    Buffer.from(body ?? "", "base64")
      .toString()
      .split("\r\n"),
  ).toEqual([
    "--gatewright-form-boundary",
    'Content-Disposition: form-data; name="a"',
    "",
    "1",
    "2",
    "--gatewright-form-boundary",
    'Content-Disposition: form-data; name="%22b%22"',
    "",
    "ü",
    "--gatewright-form-boundary--",
    "",
  ]);
});

test("bytes may be given as a buffer", () => {
  const { body } = events.http("POST /", { body: Uint8Array.of(1, 2).buffer });
  expect(body).toBe("AQI=");
});

test("files are read where there is time", async () => {
  const form = new FormData();
  form.append("text", "hi");
  form.append("file", png);
  const handler = async (event: Parameters<typeof readForm>[0]) => {
    const read = readForm(event);
    const shown = read.ok
      ? read.value.map(({ name, filename, contentType, bytes }) => [
          name,
          filename,
          contentType,
          [...bytes],
        ])
      : read.problem;
    return { statusCode: 200, body: JSON.stringify(shown) };
  };
  const response = await invoke(handler, "POST /", { body: form });
  expect(response.json()).toEqual([
    ["text", null, null, [104, 105]],
    ["file", 'a "b".png', "image/png", [0x89, 0, 255]],
  ]);
  const echo = async (event: { body?: string; headers: Record<string, string> }) => ({
    statusCode: 200,
    body: `${event.headers["content-type"]} ${event.body}`,
  });
  expect((await invoke(echo, "POST /", { body: png })).body).toBe("image/png iQD/");
  const typed = { body: png, headers: { "Content-Type": "image/x" } };
  expect((await invoke(echo, "POST /", typed)).body).toBe("image/x iQD/");
});

test.each([
  ["a File", png],
  ["a Blob", new Blob([])],
  [
    "a FormData with a file",
    (() => {
      const form = new FormData();
      form.append("file", png);
      return form;
    })(),
  ],
  ["a ReadableStream", new ReadableStream()],
  ["an Int16Array", Int16Array.of(1)],
  ["a Float64Array", Float64Array.of(1)],
  ["a DataView", new DataView(new ArrayBuffer(1))],
  ["a SharedArrayBuffer", new SharedArrayBuffer(1)],
  ["a function", () => {}],
])("%s is refused by name where an event is made at once", (name, body) => {
  const make = () => events.http("POST /", { body });
  expect(make).toThrow(expect.objectContaining({ code: "settings.invalid" }));
  expect(make).toThrow(`Failed to send the body: it is ${name}`);
});

test("a message of a WebSocket API is text", () => {
  const send = (body: unknown) => () => events.webSocket("join", { body });
  expect(send(Uint8Array.of(1))).toThrow("its body is a body of an HTTP request");
  expect(send(new Blob([]))).toThrow("its body is a Blob");
});

test("headers, query values and cookies that are undefined are left out", () => {
  const event = events.rest("GET /", {
    headers: { "x-a": undefined, "x-b": "1" },
    query: { a: undefined, b: 1 },
    cookies: { a: undefined, b: "1" },
  });
  expect(event.headers).toMatchObject({ "x-b": "1", Cookie: "b=1" });
  expect(event.headers).not.toHaveProperty("x-a");
  expect(event.queryStringParameters).toEqual({ b: "1" });
});
