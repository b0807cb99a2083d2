import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { GatewrightError } from "../../../core/errors.ts";
import type { MessageBody, RequestMessage, ResponseMessage } from "../../../core/message.ts";
import type { Handle } from "../handle.ts";
import { listen } from "./listen.ts";
import type { LoopbackServer } from "./loopback-server.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const ok: ResponseMessage = { status: 200, headers: [], body: bytes("ok") };

const opened: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function serving(handle: Handle): Promise<LoopbackServer> {
  const server = await listen(handle);
  opened.push(server);
  return server;
}

/** Sends text as it is and gives all that comes back until the connection ends, or is quiet. */
async function talk(server: LoopbackServer, text: string, quietMs = 150): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(text);
  const answer = await heard(socket, quietMs);
  socket.destroy();
  return answer;
}

async function heard(socket: Socket, quietMs: number): Promise<string> {
  let answer = "";
  socket.setTimeout(quietMs);
  await new Promise<void>((resolve) => {
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.once("timeout", () => {
      resolve();
    });
    socket.once("close", () => {
      resolve();
    });
  });
  return answer;
}

describe("a request on the wire", () => {
  test("reaches the handler as it was sent: target, case and lines of headers, body", async () => {
    let seen: RequestMessage | undefined;
    const server = await serving(async (message) => {
      seen = message;
      return ok;
    });
    await talk(
      server,
      "PUT //a/../%2F?q=%20&q HTTP/1.1\r\nHost: shop.test\r\nX-ID: 1\r\nx-id: 2\r\nContent-Length: 4\r\n\r\nbody",
    );
    expect(seen).toEqual({
      method: "PUT",
      target: "//a/../%2F?q=%20&q",
      headers: [
        ["Host", "shop.test"],
        ["X-ID", "1"],
        ["x-id", "2"],
        ["Content-Length", "4"],
      ],
      body: Buffer.from("body"),
      sourceIp: "127.0.0.1",
    });
  });

  test("gets headers as the handler gave them, and its own length", async () => {
    const server = await serving(async () => ({
      status: 201,
      headers: [
        ["X-Snow", "☃"],
        ["Set-Cookie", "a=1"],
        ["set-cookie", "b=2"],
        ["Content-Length", "99"],
        ["Transfer-Encoding", "chunked"],
      ],
      body: bytes("four"),
    }));
    const answer = await talk(server, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect(answer.replace(/Date: .*\r\n/, "").replaceAll("\r\n", "\n")).toBe(
      `HTTP/1.1 201 Created\nX-Snow: ${Buffer.from("☃").toString("latin1")}\nSet-Cookie: a=1\nset-cookie: b=2\nContent-Length: 4\nConnection: close\n\nfour`,
    );
  });

  test("HEAD gets the headers alone, and the connection goes on", async () => {
    const server = await serving(async () => ok);
    const request = (method: string) => `${method} / HTTP/1.1\r\nHost: x\r\n\r\n`;
    const answer = await talk(server, request("HEAD") + request("GET"));
    expect(answer.match(/^Content-Length: 2\r$/gm)).toHaveLength(2);
    expect(answer.endsWith("\r\n\r\nok")).toBe(true);
    expect(answer.match(/ok/g)).toHaveLength(1);
  });

  test("that waits for 100 Continue is told to go on, unless its body is too long", async () => {
    const server = await serving(async ({ body }) => ({ ...ok, body }));
    const head = (length: number) =>
      `POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;
    const socket = connect(server.port, "127.0.0.1");
    socket.write(head(5));
    const [interim] = await once(socket, "data");
    expect(String(interim)).toMatch(/^HTTP\/1\.1 100 Continue/);
    socket.write("hello");
    expect(await heard(socket, 100)).toMatch(/200 OK[\s\S]*hello$/);
    socket.destroy();
    expect(await talk(server, head(11_000_000))).toMatch(/^HTTP\/1\.1 413 /);
  });
});

test.each([
  ["a length and chunks", "Content-Length: 4\r\nTransfer-Encoding: chunked"],
  ["two lengths", "Content-Length: 4\r\nContent-Length: 5"],
  ["an encoding that hides chunks", "Transfer-Encoding: xchunked"],
  ["chunks that are not the last encoding", "Transfer-Encoding: chunked, identity"],
  ["space before a colon", "Content-Length : 4"],
  ["a header on two lines", "X: a\r\n b"],
])("%s: no second request is smuggled in", async (_, headers) => {
  const seen: string[] = [];
  const server = await serving(async ({ target }) => {
    seen.push(target);
    return ok;
  });
  const smuggled = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  const head = `POST / HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`;
  expect(await talk(server, head + smuggled)).toMatch(/^HTTP\/1\.1 400 /);
  expect(seen).toEqual([]);
});

describe("what is too much", () => {
  test("a body of over 10 MB answers 413, by its length or as it comes, and is not kept", async () => {
    let calls = 0;
    const server = await serving(async ({ body }) => {
      calls += 1;
      return { ...ok, body: bytes(String(body.length)) };
    });
    const longest = 10 * 1024 * 1024;
    const post = (body: NonNullable<RequestInit["body"]>) =>
      fetch(server.url, { method: "POST", body, duplex: "half" });
    expect(await (await post(new Uint8Array(longest))).text()).toBe(String(longest));
    const refused = await post(new Uint8Array(longest + 1));
    expect([refused.status, await refused.text()]).toEqual([413, '{"message":"Request Too Long"}']);
    async function* endless() {
      for (let megabyte = 0; megabyte < 12; megabyte += 1) yield new Uint8Array(1024 * 1024);
    }
    expect((await post(endless())).status).toBe(413);
    expect(calls).toBe(1);
  });

  test("headers of over 10 240 bytes answer 431", async () => {
    const server = await serving(async () => ok);
    const answer = await talk(
      server,
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(11_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test("what is no HTTP answers 400", async () => {
    const server = await serving(async () => ok);
    expect(await talk(server, "hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("what fails", () => {
  test("by its name answers 501 with the reason, anything else 500", async () => {
    const server = await serving(async ({ target }) => {
      if (target === "/known") throw new GatewrightError("gateway.no-backend", "no code is given");
      throw new TypeError("a bug");
    });
    const known = await fetch(`${server.url}/known`);
    expect(known.status).toBe(501);
    expect(known.headers.get("x-gatewright-error")).toBe("gateway.no-backend");
    expect(await known.json()).toEqual({ message: "no code is given" });
    const unknown = await fetch(`${server.url}/unknown`);
    expect([unknown.status, await unknown.json()]).toEqual([500, { message: "a bug" }]);
  });

  test.each<[string, Partial<ResponseMessage>]>([
    ["a line break in a header", { headers: [["X", "a\r\nSet-Cookie: b"]] }],
    ["a name that no header has", { headers: [["a b", "c"]] }],
    ["a status that ends no request", { status: 101 }],
  ])("%s is not sent", async (_, broken) => {
    const server = await serving(async () => ({ ...ok, ...broken }));
    const response = await fetch(server.url);
    expect(response.status).toBe(501);
    expect(response.headers.get("x-gatewright-error")).toBe("answer.invalid");
    expect(response.headers.has("set-cookie")).toBe(false);
  });

  test("a port that is taken says so", async () => {
    const { port } = await serving(async () => ok);
    await expect(listen(async () => ok, { port })).rejects.toMatchObject({
      code: "gateway.listen",
      message: expect.stringContaining(`Failed to listen on 127.0.0.1:${port}: `),
    });
  });
});

describe("a streamed response", () => {
  const streamed = (chunks: AsyncIterable<Uint8Array>): ResponseMessage<MessageBody> => ({
    status: 200,
    headers: [],
    body: chunks,
  });

  test("comes piece by piece", async () => {
    let resolve = () => {};
    const isRead = new Promise<void>((done) => {
      resolve = done;
    });
    async function* chunks() {
      yield bytes("first");
      await isRead;
      yield bytes("second");
    }
    const server = await serving(async () => streamed(chunks()));
    const response = await fetch(server.url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("first");
    resolve();
    expect((await reader?.read())?.value).toBe("second");
    expect((await reader?.read())?.done).toBe(true);
  });

  test("waits for a client that does not read, and ends when the client goes", async () => {
    let produced = 0;
    let isEnded = false;
    async function* chunks() {
      try {
        for (;;) {
          produced += 1;
          yield new Uint8Array(64 * 1024);
        }
      } finally {
        isEnded = true;
      }
    }
    const server = await serving(async () => streamed(chunks()));
    const socket = connect(server.port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    socket.pause();
    await sleep(100);
    const before = produced;
    await sleep(100);
    expect(produced).toBe(before);
    expect(produced * 64 * 1024).toBeLessThan(32 * 1024 * 1024);
    socket.destroy();
    await expect.poll(() => isEnded).toBe(true);
  });

  test("is not asked for by HEAD", async () => {
    let produced = 0;
    async function* chunks() {
      produced += 1;
      yield bytes("x");
    }
    const server = await serving(async () => streamed(chunks()));
    expect((await fetch(server.url, { method: "HEAD" })).status).toBe(200);
    expect(produced).toBe(0);
  });

  test("that fails on its way breaks off", async () => {
    // oxlint-disable-next-line require-yield
    async function* chunks() {
      yield bytes("half");
      throw new Error("the function died");
    }
    const server = await serving(async () => streamed(chunks()));
    const response = await fetch(server.url);
    await expect(response.text()).rejects.toThrow(TypeError);
  });
});

describe("close", () => {
  test("ends idle connections and half-sent requests, waits for answers, and can be called twice", async () => {
    let resolve = () => {};
    const isClosing = new Promise<void>((done) => {
      resolve = done;
    });
    const server = await listen(async ({ target }) => {
      if (target === "/slow") await isClosing;
      return ok;
    });
    await (await fetch(`${server.url}/quick`)).text(); // leaves a connection for the next request
    const half = connect(server.port, "127.0.0.1");
    half.on("error", () => {});
    half.write("GET / HTTP/1.1\r\nHo");
    const slow = fetch(`${server.url}/slow`);
    await sleep(50);
    const closed = server.close();
    expect(server.close()).toBe(closed);
    resolve();
    expect(await (await slow).text()).toBe("ok");
    await closed;
    await expect(fetch(server.url)).rejects.toThrow(TypeError);
  });

  test("waits for every answer that a client asked for at once", async () => {
    const releases = new Map<string, () => void>();
    const server = await listen(async ({ target }) => {
      await new Promise<void>((resolve) => releases.set(target, resolve));
      return { ...ok, body: bytes(`answer ${target}`) };
    });
    const socket = connect(server.port, "127.0.0.1");
    const answers = heard(socket, 5000);
    for (const path of ["/a", "/b"]) socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await expect.poll(() => releases.size).toBe(2);
    releases.get("/a")?.();
    const closed = server.close();
    await sleep(50);
    releases.get("/b")?.();
    expect((await answers).match(/answer \/./g)).toEqual(["answer /a", "answer /b"]);
    await closed;
  });

  test("waits no longer for a body that comes byte by byte", { timeout: 20_000 }, async () => {
    const server = await listen(async () => ok);
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
    const dripping = setInterval(() => socket.write("x"), 200);
    await sleep(100);
    await expect(server.close()).resolves.toBeUndefined();
    clearInterval(dripping);
    socket.destroy();
  });

  test("comes by itself at the end of `await using`", async () => {
    let url: string;
    {
      await using server = await listen(async () => ok);
      url = server.url;
      expect((await fetch(url)).status).toBe(200);
    }
    await expect(fetch(url)).rejects.toThrow(TypeError);
  });
});
