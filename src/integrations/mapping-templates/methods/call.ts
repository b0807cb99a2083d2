import type { Budget } from "../budget.ts";
import { isArray, type JavaValue, type Method } from "../java/values.ts";
import { booleanMethods, characterMethods } from "./character-methods.ts";
import {
  arrayMethods,
  entryMethods,
  iteratorMethods,
  listMethods,
  loopMethods,
  viewMethods,
} from "./collection-methods.ts";
import { mapMethods } from "./map-methods.ts";
import { ofProperty } from "./method.ts";
import { numberMethods } from "./number-methods.ts";
import { stringMethods } from "./string-methods.ts";

/** Calls one method by name on whatever value it is given. */
export type CallSite = (
  value: JavaValue,
  args: readonly JavaValue[],
  budget: Budget,
) => JavaValue | undefined;

/**
 * `$value.name(args)`. Undefined where the value's class has no such method. Only what the tables
 * list can be called, so no name reaches JavaScript or Java's reflection.
 *
 * A place in a template mostly meets values of one class, whose method it keeps: looking it up each
 * time costs as much as most methods.
 */
export function callSite(name: string): CallSite {
  let table: AnyTable | undefined;
  let method: Method<never> | undefined;
  return (value, args, budget) => {
    const current = tableOf(value);
    if (current !== table) {
      table = current;
      method = current?.get(name);
    }
    // The table belongs to the value's class.
    return method?.(value as never, args, budget);
  };
}

/** Of a list, a map or a view. */
export const sizeOf = callSite("size");

type AnyTable = ReadonlyMap<string, Method<never>>;

const tables: Readonly<Record<string, AnyTable>> = {
  string: stringMethods,
  boolean: booleanMethods,
  character: characterMethods,
  map: mapMethods,
  view: viewMethods,
  entry: entryMethods,
  iterator: iteratorMethods,
  loop: loopMethods,
  ...numberMethods,
};

function tableOf(value: JavaValue): AnyTable | undefined {
  if (typeof value !== "object" || value === null) return tables[typeof value];
  if (value.type === "host") return value.methods;
  if (value.type === "list") return isArray(value) ? arrayMethods : listMethods;
  return tables[value.type];
}

/** `$value.name`: a map's entry, or what `getName()` or `isName()` returns. */
export function propertySite(
  name: string,
): (value: JavaValue, run: { readonly budget: Budget }) => JavaValue | undefined {
  let getter: CallSite | undefined;
  let question: CallSite | undefined;
  return (value, { budget }) => {
    if (typeof value === "object" && value !== null) {
      if (value.type === "map") return value.get(name);
      if (value.type === "host") return value.read(name);
      // A ForeachScope has getters for all but this one.
      if (value.type === "loop" && name === "hasNext") return value.hasNext;
    }
    if (!getter || !question) {
      const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
      getter = callSite(`get${capitalised}`);
      question = callSite(`is${capitalised}`);
    }
    return getter(value, ofProperty, budget) ?? question(value, ofProperty, budget);
  };
}

export const noArguments: readonly JavaValue[] = [];
