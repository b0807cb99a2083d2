import { expect, test } from "vitest";
import { queryJsonPath } from "../index.ts";

const shop = `{
  "books": [
    { "title": "Sayings", "price": 8.95, "isbn": null },
    { "title": "Sword", "price": 12.99, "tags": ["war", "old"] },
    { "title": "Moby Dick", "price": 8.99, "tags": [] }
  ],
  "limit": 10, "bike": { "color": "red" }, "numbers": [5, 1, 4]
}`;

test.each([
  ["$.bike.color", "red"],
  ["bike.color", "red"],
  ["$['bike']['color']", "red"],
  ["$.books[-1].title", "Moby Dick"],
  ["$.books[*].price", [8.95, 12.99, 8.99]],
  ["$.books[0:2].title", ["Sayings", "Sword"]],
  ["$.books[0,2].title", ["Sayings", "Moby Dick"]],
  ["$..color", ["red"]],
  ["$.bike['color','size']", { color: "red" }],
  ["$.books[?(@.price < $.limit)].title", ["Sayings", "Moby Dick"]],
  ["$.books[?(@.isbn)].title", ["Sayings"]],
  ["$.books[?(!@.tags)].title", ["Sayings"]],
  ["$.books[?(@.title =~ /s.*/i && !(@.price > 10))].title", ["Sayings"]],
  ["$.books[?('war' in @.tags || @.tags size 0)].title", ["Sword", "Moby Dick"]],
  ["$.books[?(@.tags empty true)].title", ["Moby Dick"]],
  ["$.books.length()", 3],
  ["$..books.length()", 3],
  ["$.numbers.max()", 5],
  ["$.sum($.numbers, 10)", 20],
  ["$.bike.keys()", ["color"]],
])("%s finds %j", (path, expected) => {
  expect(queryJsonPath(shop, path)).toMatchObject({ found: true, value: expected });
});

test.each(["$.nope", "$.bike.color.deeper", "$.books[9]", "$.books.title", "$.bike[0]"])(
  "%s is definite and finds nothing",
  (path) => {
    expect(queryJsonPath(shop, path)).toEqual({ found: false });
  },
);

test.each(["$.books[?(@.price > 100)]", "$..nope", "$.books[5:9]"])(
  "%s may find many, so nothing is an empty list",
  (path) => {
    expect(queryJsonPath(shop, path)).toEqual({ found: true, value: [], printed: "[]" });
  },
);

test.each([
  "",
  "$.",
  "$..",
  "$[",
  "$[::2]",
  "$[:]",
  "$[a]",
  "$['a'b']",
  "$a",
  "$[?()]",
  "$[?(1)]",
  "$[?(@.a = 1)]",
  "$[*,0]",
  "$[(@.length-1)]",
])("%j does not compile", (path) => {
  expect(() => queryJsonPath(shop, path)).toThrow(
    expect.objectContaining({ code: "json-path.syntax" }),
  );
});

test("what a path finds prints as json-smart prints it", () => {
  expect(queryJsonPath('{"a": {"b": [1, {"c": "x/y"}]}}', "$.a")).toMatchObject({
    printed: '{b=[1,{"c":"x\\/y"}]}',
  });
  expect(queryJsonPath('{"a": 1.50}', "$.a")).toMatchObject({ printed: "1.5" });
});

test("a path that visits too much is stopped", { timeout: 60_000 }, () => {
  const deep = `${"[".repeat(80)}1${"]".repeat(80)}`;
  expect(() => queryJsonPath(deep, `$${"..*".repeat(9)}`)).toThrow(
    expect.objectContaining({ code: "template.limit" }),
  );
});
