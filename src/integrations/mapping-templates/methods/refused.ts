import { GatewrightError } from "../../../core/errors.ts";
import type { Method } from "../java/values.ts";
import { failedToRun } from "../limits.ts";
import { fixed } from "./charges.ts";
import { ofProperty, variadic } from "./method.ts";

/** What every class has of `java.lang.Object` and no template can use. */
const ofObject = "notify notifyAll wait";

/**
 * Methods that a class has in Java and that are not emulated: a call is an error, not the empty text.
 *
 * @param names between spaces
 */
export function refusedMethods(
  className: string,
  names: string,
): Readonly<Record<string, Method<unknown>>> {
  return Object.fromEntries(
    `${ofObject} ${names}`
      .trim()
      .split(" ")
      .map((name) => [name, refused(`${className}.${name}`)]),
  );
}

function refused(method: string): Method<unknown> {
  return variadic(fixed, (_self, args) => {
    // `$value.chars` is no call of `getChars`, which has parameters.
    if (args === ofProperty) return undefined;
    throw new GatewrightError(
      "template.unsupported",
      `${failedToRun}: the method ${method} is not supported`,
      {
        hint: "API Gateway may run it. docs/fidelity-mapping-templates.md lists what is supported.",
      },
    );
  });
}
