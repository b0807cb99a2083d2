import * as fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { readBytes, readJson, readText } from "../../src/proxy-events/read/body.ts";
import { readCookies } from "../../src/proxy-events/read/cookies.ts";
import { readForm } from "../../src/proxy-events/read/form.ts";
import { readHeader, readHeaders, readHeaderValues } from "../../src/proxy-events/read/headers.ts";
import { readPath } from "../../src/proxy-events/read/path.ts";
import { readPathParameters } from "../../src/proxy-events/read/path-parameters.ts";
import { readQuery } from "../../src/proxy-events/read/query.ts";
import { events } from "../../src/testing/events/events.ts";

describe("headers", () => {
  test("are found in any case, repeated ones in order", () => {
    const event = { headers: { "X-Tag": "b" }, multiValueHeaders: { "x-tag": ["a", "b"] } };
    expect(readHeaderValues(event, "X-TAG")).toEqual(["a", "b"]);
    expect(readHeader(event, "x-tag")).toBe("a, b");
    expect(readHeaders(event)).toEqual([
      ["X-Tag", "a"],
      ["X-Tag", "b"],
    ]);
  });

  test("absent ones are undefined, whatever else is missing", () => {
    expect(readHeader({}, "a")).toBeUndefined();
    expect(readHeader({ headers: null, multiValueHeaders: null }, "a")).toBeUndefined();
    expect(readHeader({ headers: { a: "1" }, multiValueHeaders: {} }, "a")).toBe("1");
  });

  test.each(["constructor", "toString", "__proto__"])(
    "%s is not a header of every event",
    (name) => {
      expect(readHeader({ headers: {} }, name)).toBeUndefined();
      expect(readHeader({ headers: JSON.parse(`{"${name}":"x"}`) }, name)).toBe("x");
    },
  );
});

describe("cookies", () => {
  test("come from `cookies` or from the header", () => {
    expect([...readCookies({ cookies: ["a=1", "b=2"] })]).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(readCookies({ headers: { Cookie: 'a="x y"; b=%20; c; a=second; d=%zz' } })).toEqual(
      new Map([
        ["a", "x y"],
        ["b", " "],
        ["c", ""],
        ["d", "%zz"],
      ]),
    );
  });

  test("any value comes back as it was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const event = events.http("GET /", { cookies: { a: value } });
        expect(readCookies(event).get("a")).toBe(value);
      }),
    );
  });
});

describe("the query", () => {
  const pairs = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { maxLength: 5 });

  test.each(["http", "rest", "alb", "alb-multiple", "functionUrl"] as const)(
    "any values come back from %s as they were sent",
    (kind) => {
      fc.assert(
        fc.property(pairs, (list) => {
          const unique = Object.fromEntries(
            list.map(([name, value]) => [name, [value, `${value}2`]]),
          );
          const query = kind === "alb" ? Object.fromEntries(list) : unique;
          const event = make(kind, query);
          for (const [name, values] of Object.entries(query)) {
            expect(readQuery(event).getAll(name)).toEqual([values].flat());
          }
        }),
      );
    },
  );

  function make(kind: string, query: Readonly<Record<string, string | readonly string[]>>) {
    if (kind === "rest") return events.rest("GET /", { query });
    if (kind === "http") return events.http("GET /", { query });
    if (kind === "functionUrl") return events.functionUrl("GET /", { query });
    return events.alb("GET /", { query, multiValueHeaders: kind === "alb-multiple" });
  }

  test("malformed escapes stay as they are", () => {
    expect(readQuery({ rawQueryString: "a=%zz&b" }).get("a")).toBe("%zz");
  });

  test("a typed capture's empty map does not hide the other", () => {
    const event = { multiValueQueryStringParameters: {}, queryStringParameters: { a: "1" } };
    expect(readQuery(event).get("a")).toBe("1");
  });
});

describe("path parameters", () => {
  test("are decoded once, whoever sends them", () => {
    const rest = events.rest("GET /orders/{id}", { path: { id: "50% / Jane" } });
    // An HTTP API has decoded the path twice before.
    const http = events.http("GET /orders/{id}", { path: { id: "50%25 / Jane" } });
    expect([readPathParameters(rest), readPathParameters(http)]).toEqual([
      { ok: true, value: { id: "50% / Jane" } },
      { ok: true, value: { id: "50% / Jane" } },
    ]);
  });

  test("are typed by the route", () => {
    const path = readPathParameters(events.rest("GET /{a}/{b+}", { path: { a: "1", b: "2/3" } }));
    if (!path.ok) throw new Error(path.problem.message);
    expectTypeOf(path.value).toEqualTypeOf<{ readonly a: string; readonly b: string }>();
    // @ts-expect-error -- the route has no such parameter
    expect(path.value.c).toBeUndefined();
    expect(path.value.b).toBe("2/3");
  });

  test("a malformed escape is a problem", () => {
    expect(readPathParameters({ pathParameters: { id: "%zz" } })).toMatchInlineSnapshot(`
      {
        "ok": false,
        "problem": {
          "code": "path.encoding",
          "message": "The path parameter "id" is badly percent-encoded",
        },
      }
    `);
  });
});

describe("the path", () => {
  test.each([
    ["the stage on the execute-api host", "/prod/a b", "abc.execute-api.x", "prod", "/a%20b"],
    ["nothing on a custom domain", "/prod/a", "api.example.com", "prod", "/prod/a"],
    ["nothing of the default stage", "/prod", "abc.execute-api.x", "$default", "/prod"],
    ["the stage alone", "/prod", "abc.execute-api.x", "prod", "/"],
    ["nothing of a longer segment", "/production", "abc.execute-api.x", "prod", "/production"],
    ["nothing of an escape of a function URL", "/a%20%", "x.lambda-url.y", "$default", "/a%20%25"],
    ["a percent sign as itself", "/100%25", "abc.execute-api.x", "$default", "/100%2525"],
    ["half a surrogate pair", "/\uD800", "abc.execute-api.x", "$default", "/%EF%BF%BD"],
  ])("loses %s", (_what, rawPath, domainName, stage, path) => {
    const event = { version: "2.0", rawPath, requestContext: { domainName, stage } };
    expect(readPath(event)).toBe(path);
  });
});

describe("the body", () => {
  test("any bytes come back from every kind", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (body) => {
        const http = events.http("POST /", { body });
        const rest = events.rest("POST /", { body, binaryMediaTypes: ["*/*"] });
        expect(readBytes(http)).toEqual(Buffer.from(body));
        expect(readBytes(rest)).toEqual(Buffer.from(body));
      }),
    );
  });

  test("any JSON comes back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const event = { body: JSON.stringify(body), isBase64Encoded: false };
        expect(readJson(event)).toEqual({ ok: true, value: JSON.parse(event.body) });
      }),
    );
  });

  test.each([
    [{ body: null }, "body.absent"],
    [{ body: "" }, "body.absent"],
    [{ body: "{secret" }, "body.not-json"],
  ])("%j as JSON is the problem %s", (event, code) => {
    expect(readJson(event)).toMatchObject({ ok: false, problem: { code } });
    expect(JSON.stringify(readJson(event))).not.toContain("secret");
  });

  test("base64 is undone, also where a tool printed the flag as text", () => {
    expect(readText({ body: "aGk=", isBase64Encoded: "true" })).toBe("hi");
    expect(readText({ body: "aGk=", isBase64Encoded: "false" })).toBe("aGk=");
  });
});

describe("a form", () => {
  const multipart = (body: string, boundary = "x") =>
    events.http("POST /", {
      body: Buffer.from(body, "latin1"),
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    });
  const part = (disposition: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;

  test("is read from fields in the body", () => {
    const event = events.http("POST /", {
      body: "a=1+2&a=%C3%A4",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const form = readForm(event);
    expect(form.ok && form.value.map(({ name, text }) => [name, text])).toEqual([
      ["a", "1 2"],
      ["a", "ä"],
    ]);
  });

  test("is read from parts, files with name and type", () => {
    const file = `--x\r\nContent-Disposition: form-data; name="f"; filename="a \\"b\\".png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--y\r\n`;
    const form = readForm(
      multipart(`${part('name="a"', "1")}${part("name=b", "")}${file}--x--\r\n`),
    );
    if (!form.ok) throw new Error(form.problem.message);
    expect(
      form.value.map(({ name, filename, contentType, bytes }) => [
        name,
        filename,
        contentType,
        bytes.length,
      ]),
    ).toEqual([
      ["a", undefined, undefined, 1],
      ["b", undefined, undefined, 0],
      ["f", 'a "b".png', "image/png", 11],
    ]);
  });

  test("any bytes come back from a part", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        fc.pre(!Buffer.from(bytes).includes("--x"));
        const value = Buffer.from(bytes).toString("latin1");
        const form = readForm(multipart(`${part('name="a"', value)}--x--`));
        expect(form.ok && form.value[0]?.bytes).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test.each([
    ["another type", events.http("POST /", { body: {} })],
    ["no boundary", multipart("", "")],
    ["an absent boundary", multipart("nothing")],
    ["a part without end", multipart(part('name="a"', "1"))],
    ["a part without name", multipart(`${part("", "1")}--x--`)],
    ["a part without headers", multipart("--x\r\nvalue\r\n--x--")],
  ])("with %s is a problem", (_what, event) => {
    expect(readForm(event)).toMatchObject({ ok: false, problem: { code: "body.not-form" } });
  });

  test("with more parts or longer headers than allowed is a problem", () => {
    const body = `${part('name="a"', "1").repeat(3)}--x--`;
    const limit = { ok: false, problem: { code: "body.limit" } };
    expect(readForm(multipart(body), { parts: 2 })).toMatchObject(limit);
    expect(readForm(multipart(body), { headerBytes: 10 })).toMatchObject(limit);
    const fields = {
      body: "a=1&b=2&c=3",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    expect(readForm(fields, { parts: 2 })).toMatchObject(limit);
  });
});
