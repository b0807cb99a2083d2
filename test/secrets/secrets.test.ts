import fc from "fast-check";
import { expect, test } from "vitest";
import { outputsOf, shownIn, untouched } from "./outputs.ts";
import { type Place, places } from "./places.ts";

// Letters of both cases, digits, and what base64 and URLs write in other ways.
const random = "Zq7-kP2_vX9.tR4";

async function showing(place: Place, secret: string): Promise<readonly string[]> {
  const outputs = await outputsOf(place, secret);
  return [...outputs].flatMap(([name, text]) => (shownIn(text, secret).length > 0 ? [name] : []));
}

test.each(places)("a secret in $name is in no output", async (place) => {
  expect(await showing(place, place.spell?.(random) ?? random)).toEqual([untouched]);
});

test("a random secret in a random place is in no output", async () => {
  const textOf = (letters: readonly string[]) =>
    fc
      .string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 6, maxLength: 40 })
      .map((text) => `7${text}9`);
  // What RFC 6750 lets a token have, and what only a body, a query or a path can hold.
  const token = textOf("abcXYZ0189-_.~+/".split(""));
  const text = textOf("abcXYZ0189-_.~+/=!$'\"\\()* \tÉß%&;,{}".split(""));
  const isText = ({ name }: Place) => /with (?!a bearer)|form|query|path/.test(name);
  const planted = fc
    .constantFrom(...places.filter(({ spell }) => spell === undefined))
    .chain((place) => fc.tuple(fc.constant(place), isText(place) ? text : token));
  await fc.assert(
    fc.asyncProperty(planted, async ([place, secret]) => {
      expect(await showing(place, secret)).toEqual([untouched]);
    }),
    { seed: 2_026, numRuns: 30 },
  );
}, 180_000);
