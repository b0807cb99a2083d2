/** Whether it is the list, where a table may stand for one: `Array.isArray` narrows no readonly list. */
export function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value);
}
