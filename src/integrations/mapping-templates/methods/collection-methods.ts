import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import { itemsOf, type JavaCollection, sizeOf } from "../java/collections.ts";
import { equal } from "../java/equality.ts";
import { jsonText } from "../java/text.ts";
import {
  change,
  isArray,
  isCharacter,
  isList,
  type JavaEntry,
  type JavaIterator,
  type JavaList,
  type JavaLoop,
  type JavaValue,
  type JavaView,
  javaList,
  type Method,
} from "../java/values.ts";
import { adds, copies, fixed, visits, walks } from "./charges.ts";
import {
  any,
  collection,
  int,
  type MethodTable,
  method,
  methodTable,
  mismatch,
  objectMethods,
  overloads,
  type Parameter,
  printed,
  variadic,
} from "./method.ts";
import { compareNaturally } from "./order.ts";
import { refusedMethods } from "./refused.ts";

/** `Object[]`. */
const array: Parameter<JavaList> = (argument) =>
  isList(argument) && isArray(argument) ? argument : mismatch;

const nothing: Parameter<null> = (argument) => (argument === null ? null : mismatch);

const iterator: Method<JavaCollection> = method([], copies, (self, _args, budget) =>
  iteratorOf(itemsOf(self, budget), false, 0),
);

const functional = "forEach parallelStream removeIf spliterator stream";

const readMethods: Readonly<Record<string, Method<JavaCollection>>> = {
  ...objectMethods,
  size: method([], fixed, (self) => sizeOf(self)),
  isEmpty: method([], fixed, (self) => sizeOf(self) === 0),
  contains: method([any], visits, (self, [item], budget) => contains(self, item, budget)),
  containsAll: method([collection], visits, (self, [other], budget) =>
    itemsOf(other, budget).every((item) => contains(self, item, budget)),
  ),
  iterator,
  toArray: overloads(
    method([], copies, (self, _args, budget) => javaList([...itemsOf(self, budget)], "Object[]")),
    method([array], copies, (self, _args, budget) =>
      javaList([...itemsOf(self, budget)], "Object[]"),
    ),
  ),
};

/** `java.util.ArrayList`, which JSONArray extends. */
export const listMethods = methodTable<JavaList>({
  ...readMethods,
  ...refusedMethods("ArrayList", `${functional} merge replaceAll writeJSONString`),
  get: method([int], fixed, (self, [index]) => self.items[inRange(self, index)] ?? null),
  indexOf: method([any], visits, (self, [item], budget) => indexOf(self.items, item, budget)),
  lastIndexOf: method([any], visits, (self, [item], budget) =>
    self.items.findLastIndex((other) => equal(other, item, budget)),
  ),
  subList: method(
    [int, int],
    (budget, self, [from, to]) => {
      if (from < 0 || to > self.items.length || from > to) {
        throw outOfBounds(`from ${from} to ${to}, size ${self.items.length}`);
      }
      budget.list(to - from);
    },
    (self, [from, to]) => javaList(self.items.slice(from, to)),
  ),
  add: overloads(
    method(
      [any],
      (budget, self) => adds(budget, self, 1),
      (self, [item]) => {
        toChange(self).push(item);
        return true;
      },
    ),
    method(
      [int, any],
      (budget, self) => moves(budget, self, 1),
      (self, [index, item]) => {
        if (index !== self.items.length) inRange(self, index);
        toChange(self).splice(index, 0, item);
        return null;
      },
    ),
  ),
  addAll: overloads(
    method(
      [collection],
      (budget, self, [other]) => adds(budget, self, sizeOf(other)),
      (self, [other], budget) => insert(self, self.items.length, itemsOf(other, budget)),
    ),
    method(
      [int, collection],
      (budget, self, [, other]) => moves(budget, self, sizeOf(other)),
      (self, [index, other], budget) => insert(self, index, itemsOf(other, budget)),
    ),
  ),
  remove: overloads(
    method([int], visits, (self, [index]) => {
      return toChange(self).splice(inRange(self, index), 1)[0] ?? null;
    }),
    method([any], visits, (self, [item], budget) => {
      const index = indexOf(self.items, item, budget);
      if (index >= 0) toChange(self).splice(index, 1);
      return index >= 0;
    }),
  ),
  removeAll: keeping((found) => !found),
  retainAll: keeping((found) => found),
  set: method([int, any], fixed, (self, [index, item]) => {
    const before = self.items[inRange(self, index)] ?? null;
    toChange(self)[index] = item;
    return before;
  }),
  // No template makes a Comparator, so that only the natural order is left.
  sort: method([nothing], copies, (self, _args, budget) => {
    toChange(self).sort((left, right) => compareNaturally(left, right, budget));
    return null;
  }),
  clear: method([], fixed, (self) => {
    toChange(self).length = 0;
    return null;
  }),
  clone: method([], copies, (self) => javaList([...self.items], self.kind)),
  ensureCapacity: method([int], fixed, () => null),
  trimToSize: method([], fixed, () => null),
  listIterator: overloads(
    method([int], copies, (self: JavaList, [index]) => {
      if (index !== self.items.length) inRange(self, index);
      return iteratorOf(self.items, true, index);
    }),
    method([], copies, (self: JavaList) => iteratorOf(self.items, true, 0)),
  ),
  appendElement: onlyOfJson(
    method(
      [any],
      (budget, self) => adds(budget, self, 1),
      (self, [item]) => {
        toChange(self).push(item);
        return self;
      },
    ),
  ),
  toJSONString: onlyOfJson(
    method([], walks, (self, _args, budget) => jsonText(self, budget, true)),
  ),
});

const notOfArrays: ReadonlySet<string> = new Set(
  "clone ensureCapacity trimToSize toString appendElement toJSONString merge writeJSONString".split(
    " ",
  ),
);

/** Velocity wraps an array in a list of fixed size, so that the other methods work on it. */
export const arrayMethods: MethodTable<JavaList> = new Map([
  ...[...listMethods].filter(([name]) => !notOfArrays.has(name)),
  ...methodTable<JavaList>({
    add: overloads(method([any], fixed, refuseChange), method([int, any], fixed, refuseChange)),
    addAll: overloads(
      method([collection], fixed, refuseChange),
      method([int, collection], fixed, refuseChange),
    ),
    clear: method([], fixed, refuseChange),
    remove: overloads(
      method([int], fixed, refuseChange),
      method([any], visits, (self, [item], budget) =>
        indexOf(self.items, item, budget) >= 0 ? refuseChange() : false,
      ),
    ),
    removeAll: method([collection], visits, (self, [other], budget) =>
      self.items.some((item) => contains(other, item, budget)) ? refuseChange() : false,
    ),
    retainAll: method([collection], visits, (self, [other], budget) =>
      self.items.every((item) => contains(other, item, budget)) ? false : refuseChange(),
    ),
    set: method([int, any], fixed, (self, [index, item]) => {
      const before = self.items[inRange(self, index)] ?? null;
      if (!mayHold(self, item)) throw callError("IllegalArgumentException: argument type mismatch");
      self.items[index] = item;
      return before;
    }),
  }),
]);

function mayHold({ kind }: JavaList, item: JavaValue): boolean {
  switch (kind) {
    case "String[]":
      return item === null || typeof item === "string";
    case "char[]":
      return isCharacter(item);
    case "byte[]":
      return false;
    default:
      return true;
  }
}

function refuseChange(): never {
  throw callError("UnsupportedOperationException");
}

/** `keySet()`, `values()`, `entrySet()`. */
export const viewMethods = methodTable<JavaView>({
  ...readMethods,
  ...refusedMethods("Set", functional),
  add: method([any], fixed, refuseChange),
  addAll: method([collection], fixed, refuseChange),
  clear: method([], fixed, (self) => {
    self.map.clear();
    return null;
  }),
  remove: method([any], visits, (self, [item], budget) => {
    const index = indexOf(itemsOf(self, budget), item, budget);
    if (index < 0) return false;
    self.map.remove(self.map.keys()[index] ?? null);
    return true;
  }),
  removeAll: keepingEntries((found) => !found),
  retainAll: keepingEntries((found) => found),
});

export const entryMethods = methodTable<JavaEntry>({
  ...objectMethods,
  ...refusedMethods("Map.Entry", "comparingByKey comparingByValue copyOf"),
  getKey: method([], fixed, (self) => self.key),
  getValue: method([], fixed, (self) => self.map.get(self.key)),
  setValue: method([any], fixed, (self, [value]) => self.map.put(self.key, value)),
});

export const iteratorMethods = methodTable<JavaIterator>({
  ...objectMethods,
  ...refusedMethods("ListIterator", "add forEachRemaining remove set"),
  hasNext: method([], fixed, (self) => self.next < self.items.length),
  hasPrevious: backwards((self) => self.next > 0),
  nextIndex: backwards((self) => self.next),
  previousIndex: backwards((self) => self.next - 1),
  next: method([], fixed, (self) => {
    if (self.next >= self.items.length) throw callError("NoSuchElementException");
    return self.items[self.next++] ?? null;
  }),
  previous: backwards((self) => {
    if (self.next <= 0) throw callError("NoSuchElementException");
    return self.items[--self.next] ?? null;
  }),
});

/** `$foreach`. Velocity's scope is an empty map too. */
export const loopMethods = methodTable<JavaLoop>({
  ...refusedMethods(
    "ForeachScope",
    "clear compute computeIfAbsent computeIfPresent containsKey containsValue entrySet forEach get getInfo getOrDefault getReplaced keySet merge put putAll putIfAbsent remove replace replaceAll values",
  ),
  getIndex: method([], fixed, (self) => self.index),
  getCount: method([], fixed, (self) => self.index + 1),
  hasNext: method([], fixed, (self) => self.hasNext),
  getHasNext: method([], fixed, (self) => self.hasNext),
  getFirst: method([], fixed, (self) => self.index === 0),
  isFirst: method([], fixed, (self) => self.index === 0),
  getLast: method([], fixed, (self) => !self.hasNext),
  isLast: method([], fixed, (self) => !self.hasNext),
  getParent: method([], fixed, (self) => self.parent),
  getTopmost: method([], fixed, (self) => topmost(self)),
  size: method([], fixed, () => 0),
  isEmpty: method([], fixed, () => true),
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

/** In a list or among values one by one, in the keys of a map by their hash. */
function contains(self: JavaCollection, item: JavaValue, budget: Budget): boolean {
  if (self.type === "view" && self.of === "keys") {
    budget.spend(1);
    return self.map.has(item);
  }
  return indexOf(itemsOf(self, budget), item, budget) >= 0;
}

function iteratorOf(items: readonly JavaValue[], bothWays: boolean, next: number): JavaIterator {
  return { type: "iterator", bothWays, items: [...items], next };
}

/** A method that only a ListIterator has. */
function backwards(run: (self: JavaIterator) => JavaValue): Method<JavaIterator> {
  return variadic(fixed, (self, args) =>
    self.bothWays && args.length === 0 ? run(self) : undefined,
  );
}

/** Puts items into a list, behind which it moves the others. */
function moves(budget: Budget, self: JavaList, count: number): void {
  budget.spend(self.items.length);
  adds(budget, self, count);
}

/** `removeAll` or `retainAll`: keeps the items of which `keeps` holds, by whether they are found. */
function keeping(keeps: (found: boolean) => boolean): Method<JavaList> {
  return method([collection], visits, (self, [other], budget) => {
    const kept = self.items.filter((item) => keeps(contains(other, item, budget)));
    const changed = kept.length < self.items.length;
    if (changed) {
      const items = toChange(self);
      for (const [index, item] of kept.entries()) items[index] = item;
      items.length = kept.length;
    }
    return changed;
  });
}

function keepingEntries(keeps: (found: boolean) => boolean): Method<JavaView> {
  return method([collection], visits, (self, [other], budget) => {
    const keys = self.map.keys();
    const dropped = itemsOf(self, budget).map((item) => !keeps(contains(other, item, budget)));
    for (const [index, key] of keys.entries()) if (dropped[index]) self.map.remove(key);
    return dropped.includes(true);
  });
}

/** A method that a JSONArray has beside those of an ArrayList. */
function onlyOfJson(run: Method<JavaList>): Method<JavaList> {
  return variadic(fixed, (self, args, budget) =>
    self.kind === "JSONArray" ? run(self, args, budget) : undefined,
  );
}

function toChange(self: JavaList): JavaValue[] {
  change(self);
  return self.items;
}

function inRange(self: JavaList, index: number): number {
  if (index >= 0 && index < self.items.length) return index;
  throw outOfBounds(`Index ${index} out of bounds for length ${self.items.length}`);
}

function outOfBounds(detail: string): Error {
  return callError(`IndexOutOfBoundsException: ${detail}`);
}

function insert(self: JavaList, index: number, items: readonly JavaValue[]): boolean {
  if (index !== self.items.length) inRange(self, index);
  // They may be those of the list itself.
  const added = [...items];
  const tail = toChange(self).splice(index);
  // A spread of a long list would exhaust the stack.
  for (const item of added) self.items.push(item);
  for (const item of tail) self.items.push(item);
  return added.length > 0;
}
