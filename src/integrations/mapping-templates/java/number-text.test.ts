import { expect, test } from "vitest";
import { decimalText, doubleText, floatText } from "./number-text.ts";

test.each([
  [1, "1.0"],
  [100, "100.0"],
  [0.001, "0.001"],
  [0.0001, "1.0E-4"],
  [9_999_999, "9999999.0"],
  [1e7, "1.0E7"],
  [1.234_567_891_23e8, "1.23456789123E8"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "-Infinity"],
])("the Double %d prints %s", (value, expected) => {
  expect(doubleText(value)).toBe(expected);
});

test("a Float prints the fewest digits that give it back", () => {
  expect(floatText(Math.fround(0.1))).toBe("0.1");
  expect(floatText(Math.fround(1000.1234))).toBe("1000.1234");
});

test.each([
  [12_345n, 2, "123.45"],
  [1n, 3, "0.001"],
  [1n, 10, "1E-10"],
  [123n, -5, "1.23E+7"],
])("the BigDecimal %d with scale %i prints %s", (unscaled, scale, expected) => {
  expect(decimalText({ type: "bigDecimal", unscaled, scale })).toBe(expected);
});
