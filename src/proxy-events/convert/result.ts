import type { HttpResult } from "../events/http.ts";
import type { RestResult } from "../events/rest.ts";
import type { Conversion, OmittedMember } from "./conversion.ts";

/**
 * Converts a result of format 1.0 to format 2.0: joins repeated headers with `, ` and separates cookies.
 *
 * @example
 * const { value, omissions } = resultToV2({ statusCode: 200, body: "", multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] } });
 */
export function resultToV2(result: RestResult): Conversion<HttpResult> {
  const lines = new Map<string, { readonly name: string; readonly values: string[] }>();
  const multiple = Object.entries(result.multiValueHeaders ?? {});
  const single = Object.entries(result.headers ?? {}).map(
    ([name, value]) => [name, [value]] as const,
  );
  for (const [name, values] of [...multiple, ...single]) {
    const line = lines.get(name.toLowerCase()) ?? { name, values: [] };
    // One by one, because the number of arguments of a call is limited by the stack.
    for (const value of values) line.values.push(String(value));
    lines.set(name.toLowerCase(), line);
  }
  const cookies = lines.get("set-cookie")?.values;
  lines.delete("set-cookie");
  return {
    value: {
      statusCode: result.statusCode,
      headers: Object.fromEntries(
        [...lines.values()].map(({ name, values }) => [name, values.join(", ")]),
      ),
      ...(cookies && { cookies }),
      body: result.body,
      ...(result.isBase64Encoded !== undefined && { isBase64Encoded: result.isBase64Encoded }),
    },
    omissions: [...lines.values()]
      .filter(({ values }) => values.length > 1 && values.some((value) => value.includes(",")))
      .map(
        ({ name }): OmittedMember => ({
          code: "value.split",
          path: `multiValueHeaders.${name}`,
          reason: "A value has a comma, which also separates the values from now on",
        }),
      ),
  };
}

/** Converts a result of format 2.0 to format 1.0. Nothing is omitted. */
export function resultToV1(result: HttpResult): Conversion<RestResult> {
  const { cookies = [], headers, isBase64Encoded } = result;
  return {
    value: {
      statusCode: result.statusCode,
      ...(headers && { headers }),
      ...(cookies.length > 0 && { multiValueHeaders: { "Set-Cookie": cookies } }),
      body: result.body ?? "",
      ...(isBase64Encoded !== undefined && { isBase64Encoded }),
    },
    omissions: [],
  };
}
