import { expect, test } from "vitest";
import * as z from "zod/mini";
import { httpIntegration, restIntegration, webSocketIntegration } from "./integration.ts";
import { kind, strictObject } from "./strict-object.ts";

test("fields are created once, when a value is parsed or the shape is read", () => {
  let made = 0;
  const point = strictObject(() => {
    made += 1;
    return { x: z.number(), y: z.optional(z.number()) };
  });
  const list = z.array(z.optional(point));
  expect(made).toBe(0);
  expect(list.parse([{ x: 1 }, undefined])).toEqual([{ x: 1 }, undefined]);
  expect(Object.keys(point.shape)).toEqual(["x", "y"]);
  expect(point.safeParse({ x: 1, z: 2 }).error?.issues).toMatchObject([{ keys: ["z"] }]);
  expect(made).toBe(1);
});

test("a union creates only the fields of the kind that it parses", () => {
  const cat = kind("cat", () => ({ lives: z.int() }));
  const dog = kind("dog", () => {
    throw new Error("the fields of dogs were created");
  });
  const pet = z.discriminatedUnion("kind", [cat, dog]);
  expect(pet.parse({ kind: "cat", lives: 9 })).toEqual({ kind: "cat", lives: 9 });
  expect(pet.safeParse({ kind: "cow" }).success).toBe(false);
  expect(() => pet.parse({ kind: "dog" })).toThrow("the fields of dogs were created");
});

test("each kind is discriminated by its shape", () => {
  const kinds = [restIntegration, httpIntegration, webSocketIntegration]
    .flatMap(({ def }): readonly (z.ZodMiniObject | z.ZodMiniDiscriminatedUnion)[] => def.options)
    .filter((schema) => schema instanceof z.ZodMiniObject);
  expect(kinds.length).toBeGreaterThan(20);
  for (const schema of kinds) {
    const plain = z.strictObject(schema.shape);
    expect(schema._zod.propValues["kind"]).toEqual(plain._zod.propValues["kind"]);
    expect(schema.safeParse({}).error).toEqual(plain.safeParse({}).error);
  }
});
