import { type Budget, objectCost } from "../budget.ts";
import type { JavaEntry, JavaList, JavaValue, JavaView } from "./values.ts";

export type JavaCollection = JavaList | JavaView;

export function isView(value: JavaCollection): value is JavaView {
  return value.type === "view";
}

export function sizeOf(collection: JavaCollection): number {
  return isView(collection) ? collection.map.size : collection.items.length;
}

/** The elements of a list or of a map's view, as they are now. */
export function itemsOf(collection: JavaCollection, budget: Budget): readonly JavaValue[] {
  if (collection.type === "list") return collection.items;
  const { map, of } = collection;
  switch (of) {
    case "keys":
      return map.keys();
    case "values":
      return map.values();
    default:
      budget.spend(map.size * objectCost);
      return map.keys().map((key): JavaEntry => ({ type: "entry", map, key }));
  }
}
