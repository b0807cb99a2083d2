import { equal } from "../java/equality.ts";
import type { JavaMap } from "../java/values.ts";
import { any, map, method, methodTable, objectMethods, overloads } from "./method.ts";

/** `java.util.HashMap` and `LinkedHashMap`. */
export const mapMethods = methodTable<JavaMap>({
  ...objectMethods,
  size: method([], (self) => self.size),
  isEmpty: method([], (self) => self.size === 0),
  get: method([any], (self, [key]) => self.get(key)),
  getOrDefault: method([any, any], (self, [key, otherwise]) =>
    self.has(key) ? self.get(key) : otherwise,
  ),
  containsKey: method([any], (self, [key]) => self.has(key)),
  containsValue: method([any], (self, [value], budget) => {
    budget.spend(self.size);
    return self.values().some((other) => equal(other, value, budget));
  }),
  put: method([any, any], (self, [key, value]) => self.put(key, value)),
  putAll: method([map], (self, [other], budget) => {
    budget.spend(other.size);
    for (const key of other.keys()) self.put(key, other.get(key));
    return null;
  }),
  putIfAbsent: method([any, any], (self, [key, value]) => {
    const before = self.get(key);
    if (before === null) self.put(key, value);
    return before;
  }),
  replace: overloads(
    method([any, any], (self, [key, value]) => (self.has(key) ? self.put(key, value) : null)),
    method([any, any, any], (self, [key, before, value], budget) => {
      const same = self.has(key) && equal(self.get(key), before, budget);
      if (same) self.put(key, value);
      return same;
    }),
  ),
  remove: overloads(
    method([any], (self, [key]) => self.remove(key)),
    method([any, any], (self, [key, value], budget) => {
      const same = self.has(key) && equal(self.get(key), value, budget);
      if (same) self.remove(key);
      return same;
    }),
  ),
  clear: method([], (self) => {
    self.clear();
    return null;
  }),
  clone: method([], (self, _args, budget) => {
    budget.spend(self.size);
    return self.copy();
  }),
  keySet: method([], (self) => ({ type: "view", of: "keys", map: self })),
  values: method([], (self) => ({ type: "view", of: "values", map: self })),
  entrySet: method([], (self) => ({ type: "view", of: "entries", map: self })),
});
