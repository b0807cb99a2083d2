import { type Budget, stepCost } from "../budget.ts";
import { equal } from "../java/equality.ts";
import type { JavaMap, JavaValue } from "../java/values.ts";
import { fixed, makes, walks } from "./charges.ts";
import { any, map, method, methodTable, objectMethods, overloads } from "./method.ts";
import { refusedMethods } from "./refused.ts";

/** `java.util.HashMap` and `LinkedHashMap`. */
export const mapMethods = methodTable<JavaMap>({
  ...objectMethods,
  ...refusedMethods("Map", "compute computeIfAbsent computeIfPresent forEach merge replaceAll"),
  size: method([], fixed, (self) => self.size),
  isEmpty: method([], fixed, (self) => self.size === 0),
  get: method([any], walks, (self, [key]) => self.get(key)),
  getOrDefault: method([any, any], walks, (self, [key, otherwise]) =>
    self.has(key) ? self.get(key) : otherwise,
  ),
  containsKey: method([any], walks, (self, [key]) => self.has(key)),
  containsValue: method([any], walks, (self, [value], budget) =>
    self.values().some((other) => equal(other, value, budget)),
  ),
  put: method([any, any], walks, (self, [key, value]) => self.put(key, value)),
  putAll: method([map], walks, (self, [other], budget) => {
    for (const key of other.keys()) {
      budget.spend(stepCost);
      self.put(key, other.get(key));
    }
    return null;
  }),
  putIfAbsent: method([any, any], walks, (self, [key, value]) => {
    const before = self.get(key);
    if (before === null) self.put(key, value);
    return before;
  }),
  replace: overloads(
    method([any, any], walks, (self, [key, value]) =>
      self.has(key) ? self.put(key, value) : null,
    ),
    method([any, any, any], walks, (self, [key, before, value], budget) => {
      const same = holds(self, key, before, budget);
      if (same) self.put(key, value);
      return same;
    }),
  ),
  remove: overloads(
    method([any], walks, (self, [key]) => self.remove(key)),
    method([any, any], walks, (self, [key, value], budget) => {
      const same = holds(self, key, value, budget);
      if (same) self.remove(key);
      return same;
    }),
  ),
  clear: method([], fixed, (self) => {
    self.clear();
    return null;
  }),
  clone: method([], walks, (self) => self.copy()),
  keySet: method([], makes, (self) => ({ type: "view", of: "keys", map: self })),
  values: method([], makes, (self) => ({ type: "view", of: "values", map: self })),
  entrySet: method([], makes, (self) => ({ type: "view", of: "entries", map: self })),
});

function holds(self: JavaMap, key: JavaValue, value: JavaValue, budget: Budget): boolean {
  return self.has(key) && equal(self.get(key), value, budget);
}
