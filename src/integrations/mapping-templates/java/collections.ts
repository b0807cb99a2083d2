import type { JavaEntry, JavaList, JavaValue, JavaView } from "./values.ts";

export function isView(value: JavaList | JavaView): value is JavaView {
  return value.type === "view";
}

/** The elements of a list or of a map's view, as they are now. */
export function itemsOf(collection: JavaList | JavaView): readonly JavaValue[] {
  if (collection.type === "list") return collection.items;
  const { map, of } = collection;
  switch (of) {
    case "keys":
      return map.keys();
    case "values":
      return map.values();
    default:
      return map.keys().map((key): JavaEntry => ({ type: "entry", map, key }));
  }
}
