import { itemsOf } from "../java/collections.ts";
import { equal } from "../java/equality.ts";
import {
  change,
  type JavaEntry,
  type JavaIterator,
  type JavaList,
  type JavaLoop,
  type JavaValue,
  type JavaView,
  javaList,
  type Method,
} from "../java/values.ts";
import { type Budget, stepCost } from "../limits.ts";
import {
  any,
  callError,
  collection,
  int,
  type MethodTable,
  method,
  methodTable,
  objectMethods,
  overloads,
  printed,
} from "./method.ts";

type Collection = JavaList | JavaView;

const iterator: Method<Collection> = method([], (self, _args, budget) => {
  budget.spend(itemsOf(self).length);
  return { type: "iterator", items: [...itemsOf(self)], next: 0 };
});

const readMethods: Readonly<Record<string, Method<Collection>>> = {
  ...objectMethods,
  size: method([], (self) => itemsOf(self).length),
  isEmpty: method([], (self) => itemsOf(self).length === 0),
  contains: method([any], (self, [item], budget) => {
    budget.spend(itemsOf(self).length);
    return indexOf(itemsOf(self), item, budget) >= 0;
  }),
  containsAll: method([collection], (self, [items], budget) => {
    budget.spend(itemsOf(self).length * items.length);
    return items.every((item) => indexOf(itemsOf(self), item, budget) >= 0);
  }),
  iterator,
  toArray: method([], (self, _args, budget) => {
    budget.spend(itemsOf(self).length * stepCost);
    return javaList([...itemsOf(self)], "Object[]");
  }),
};

/** `java.util.ArrayList`, which JSONArray extends. */
export const listMethods = methodTable<JavaList>({
  ...readMethods,
  get: method([int], (self, [index]) => self.items[inRange(self, index)] ?? null),
  indexOf: method([any], (self, [item], budget) => {
    budget.spend(self.items.length);
    return indexOf(self.items, item, budget);
  }),
  lastIndexOf: method([any], (self, [item], budget) => {
    budget.spend(self.items.length);
    return self.items.findLastIndex((other) => equal(other, item, budget));
  }),
  subList: method([int, int], (self, [from, to], budget) => {
    if (from < 0 || to > self.items.length || from > to) {
      throw callError(
        `IndexOutOfBoundsException: from ${from} to ${to}, size ${self.items.length}`,
      );
    }
    budget.spend(to - from);
    return javaList(self.items.slice(from, to));
  }),
  add: overloads(
    method([any], (self, [item]) => {
      toChange(self).push(item);
      return true;
    }),
    method([int, any], (self, [index, item], budget) => {
      budget.spend(self.items.length);
      if (index !== self.items.length) inRange(self, index);
      toChange(self).splice(index, 0, item);
      return null;
    }),
  ),
  addAll: overloads(
    method([collection], (self, [items], budget) => insert(self, self.items.length, items, budget)),
    method([int, collection], (self, [index, items], budget) => insert(self, index, items, budget)),
  ),
  remove: overloads(
    method([int], (self, [index], budget) => {
      budget.spend(self.items.length);
      return toChange(self).splice(inRange(self, index), 1)[0] ?? null;
    }),
    method([any], (self, [item], budget) => {
      budget.spend(self.items.length);
      const index = indexOf(self.items, item, budget);
      if (index >= 0) toChange(self).splice(index, 1);
      return index >= 0;
    }),
  ),
  set: method([int, any], (self, [index, item]) => {
    const before = self.items[inRange(self, index)] ?? null;
    toChange(self)[index] = item;
    return before;
  }),
  clear: method([], (self) => {
    toChange(self).length = 0;
    return null;
  }),
  clone: method([], (self, _args, budget) => {
    budget.spend(self.items.length);
    return javaList([...self.items], self.kind);
  }),
  listIterator: iterator,
});

const ofLists: ReadonlySet<string> = new Set(
  "add addAll clear clone listIterator remove toString".split(" "),
);

/** Velocity wraps an array in a list of fixed size, so that the other methods work on it. */
export const arrayMethods: MethodTable<JavaList> = new Map(
  [...listMethods].filter(([name]) => !ofLists.has(name)),
);

/** `keySet()`, `values()`, `entrySet()`. */
export const viewMethods = methodTable<JavaView>({
  ...readMethods,
  clear: method([], (self) => {
    self.map.clear();
    return null;
  }),
  remove: method([any], (self, [item], budget) => {
    budget.spend(self.map.size);
    const index = indexOf(itemsOf(self), item, budget);
    if (index < 0) return false;
    self.map.remove(self.map.keys()[index] ?? null);
    return true;
  }),
});

export const entryMethods = methodTable<JavaEntry>({
  ...objectMethods,
  getKey: method([], (self) => self.key),
  getValue: method([], (self) => self.map.get(self.key)),
  setValue: method([any], (self, [value]) => self.map.put(self.key, value)),
});

export const iteratorMethods = methodTable<JavaIterator>({
  hasNext: method([], (self) => self.next < self.items.length),
  next: method([], (self) => {
    if (self.next >= self.items.length) throw callError("NoSuchElementException");
    return self.items[self.next++] ?? null;
  }),
});

/** `$foreach`. Velocity's scope is an empty map too. */
export const loopMethods = methodTable<JavaLoop>({
  getIndex: method([], (self) => self.index),
  getCount: method([], (self) => self.index + 1),
  hasNext: method([], (self) => self.hasNext),
  getHasNext: method([], (self) => self.hasNext),
  isFirst: method([], (self) => self.index === 0),
  isLast: method([], (self) => !self.hasNext),
  getParent: method([], (self) => self.parent),
  getTopmost: method([], (self) => topmost(self)),
  size: method([], () => 0),
  isEmpty: method([], () => true),
  toString: printed,
});

function topmost(loop: JavaLoop): JavaLoop {
  let outer = loop;
  while (outer.parent) outer = outer.parent;
  return outer;
}

function indexOf(items: readonly JavaValue[], item: JavaValue, budget: Budget): number {
  return items.findIndex((other) => equal(other, item, budget));
}

function toChange(self: JavaList): JavaValue[] {
  change(self);
  return self.items;
}

function inRange(self: JavaList, index: number): number {
  if (index >= 0 && index < self.items.length) return index;
  throw callError(
    `IndexOutOfBoundsException: Index ${index} out of bounds for length ${self.items.length}`,
  );
}

function insert(
  self: JavaList,
  index: number,
  items: readonly JavaValue[],
  budget: { spend: (units: number) => void },
): boolean {
  budget.spend((self.items.length + items.length) * stepCost);
  if (index !== self.items.length) inRange(self, index);
  const tail = toChange(self).splice(index);
  // A spread of a long list would exhaust the stack.
  for (const item of [...items, ...tail]) self.items.push(item);
  return items.length > 0;
}
