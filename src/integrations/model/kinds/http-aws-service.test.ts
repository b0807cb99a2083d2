import { expect, test } from "vitest";
import { httpSubtypes } from "../http-subtypes.ts";
import { httpAwsService } from "./http-aws-service.ts";

test("every subtype that API Gateway has can be written", () => {
  const subtypes = httpAwsService.def.options.flatMap(({ shape }) => shape.subtype.def.values);
  expect(subtypes).toEqual(Object.keys(httpSubtypes));
});
