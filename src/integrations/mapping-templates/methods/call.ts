import { isNumber, type JavaValue } from "../java/values.ts";
import type { Budget } from "../limits.ts";
import {
  arrayMethods,
  entryMethods,
  iteratorMethods,
  listMethods,
  loopMethods,
  viewMethods,
} from "./collection-methods.ts";
import { mapMethods } from "./map-methods.ts";
import type { MethodTable } from "./method.ts";
import { booleanMethods, characterMethods, numberMethods } from "./number-methods.ts";
import { stringMethods } from "./string-methods.ts";

/**
 * `$value.name(args)`. Undefined where the value's class has no such method. Only what the tables
 * list can be called, so no name reaches JavaScript or Java's reflection.
 */
export function callMethod(
  value: JavaValue,
  name: string,
  args: readonly JavaValue[],
  budget: Budget,
): JavaValue | undefined {
  if (typeof value === "string") return call(stringMethods, value, name, args, budget);
  if (typeof value === "boolean") return call(booleanMethods, value, name, args, budget);
  if (value === null) return undefined;
  if (isNumber(value)) return call(numberMethods(value), value, name, args, budget);
  switch (value.type) {
    case "map":
      return call(mapMethods, value, name, args, budget);
    case "list":
      return call(
        value.kind.endsWith("[]") ? arrayMethods : listMethods,
        value,
        name,
        args,
        budget,
      );
    case "view":
      return call(viewMethods, value, name, args, budget);
    case "entry":
      return call(entryMethods, value, name, args, budget);
    case "iterator":
      return call(iteratorMethods, value, name, args, budget);
    case "loop":
      return call(loopMethods, value, name, args, budget);
    case "character":
      return call(characterMethods, value, name, args, budget);
    case "host":
      return value.methods.get(name)?.(args);
    default:
      return undefined;
  }
}

/** `$value.name`: a map's entry, or what `getName()` or `isName()` returns. */
export function readProperty(
  value: JavaValue,
  name: string,
  budget: Budget,
): JavaValue | undefined {
  if (typeof value === "object" && value !== null) {
    if (value.type === "map") return value.get(name);
    if (value.type === "host") return value.properties.get(name)?.();
    // A ForeachScope has getters for all but this one.
    if (value.type === "loop" && name === "hasNext") return value.hasNext;
  }
  const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
  return (
    callMethod(value, `get${capitalised}`, [], budget) ??
    callMethod(value, `is${capitalised}`, [], budget)
  );
}

function call<Self>(
  table: MethodTable<Self>,
  self: Self,
  name: string,
  args: readonly JavaValue[],
  budget: Budget,
): JavaValue | undefined {
  return table.get(name)?.(self, args, budget);
}
