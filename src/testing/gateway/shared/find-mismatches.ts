import { type Schema, validate } from "@cfworker/json-schema";
import { isList, isObject, type Json, type JsonObject } from "../../../core/json.ts";
import type { Budget } from "../../../integrations/mapping-templates/budget.ts";
import type { JavaPattern } from "../../../integrations/mapping-templates/java-regex/compile.ts";
import { compileEcmaPattern, urlFormat } from "./ecma-pattern.ts";

/** A mismatch between a value and its schema: a missing member, or a sentence. */
export type Mismatch = { readonly missing: string; readonly from: Json } | string;

/** The inputs of a comparison. */
export interface Validation {
  /** Schemas by URL, as the library's `dereference` collects them. */
  readonly schemas: Readonly<Record<string, Schema | boolean | undefined>>;
  /** The budget, spent on each schema that a value is compared with and on each step of a pattern. */
  readonly budget: Budget;
}

/**
 * Compares a value with a schema of draft 4. The library handles the fast keywords. The others are
 * unbounded in it: its patterns are JavaScript's own, its alternatives multiply, and it compares each
 * unique item with all others.
 *
 * @throws GatewrightError `template.limit`, `regex.limit`: it takes too long.
 * @throws RangeError: the value is nested too deeply, or references are circular.
 */
export function findMismatches(
  value: Json,
  schema: Schema | boolean,
  validation: Validation,
): readonly Mismatch[] {
  validation.budget.spend(1);
  // The caller reports what is wrong with `false`.
  if (typeof schema === "boolean") return schema ? [] : [""];
  if (schema.$ref !== undefined) {
    return findMismatches(value, referred(schema, validation), validation);
  }
  const found = [...simpleMismatches(value, schema, validation)];
  addAlternatives(found, value, schema, validation);
  if (typeof value === "string") addTextMismatches(found, value, schema, validation);
  else if (isObject(value)) addMemberMismatches(found, value, schema, validation);
  else if (typeof value === "object" && value !== null) {
    addItemMismatches(found, value, schema, validation);
  }
  return found;
}

function referred({ $ref, __absolute_ref__ }: Schema, { schemas }: Validation): Schema | boolean {
  const schema = schemas[__absolute_ref__ ?? $ref ?? ""];
  if (schema === undefined) throw new Error(`Unresolved $ref "${$ref}"`);
  return schema;
}

const simpleKeywords = [
  "type",
  "const",
  "enum",
  "required",
  "minProperties",
  "maxProperties",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
] as const;

const simpleSchemas = new WeakMap<Schema, Schema>();

/** Returns the schema without slow keywords and subschemas. */
function simpleSchema(schema: Schema): Schema {
  const known = simpleSchemas.get(schema);
  if (known) return known;
  const simple: Schema = {};
  for (const keyword of simpleKeywords) {
    if (Object.hasOwn(schema, keyword)) simple[keyword] = schema[keyword];
  }
  if (schema.format !== undefined && schema.format !== "url") simple.format = schema.format;
  const lists = Object.entries(schema.dependencies ?? {}).filter(([, each]) => isList(each));
  if (lists.length > 0) simple.dependencies = Object.fromEntries(lists);
  simpleSchemas.set(schema, simple);
  return simple;
}

const noSchemas = {};

function simpleMismatches(
  value: Json,
  schema: Schema,
  { budget }: Validation,
): readonly Mismatch[] {
  const { required = [], enum: values = [] } = schema;
  budget.spend(required.length + values.length);
  const { errors } = validate(value, simpleSchema(schema), "4", noSchemas);
  return errors.map(({ keyword, error }) => {
    const [, missing = ""] = keyword === "required" ? (/"(.*)"\.$/s.exec(error) ?? []) : [];
    return keyword === "required" ? { missing, from: value } : error;
  });
}

function addAlternatives(
  found: Mismatch[],
  value: Json,
  { not, anyOf, allOf, oneOf }: Schema,
  validation: Validation,
): void {
  if (!not && !anyOf && !allOf && !oneOf) return;
  const compare = (schemas: readonly Schema[] = []) =>
    schemas.map((schema) => findMismatches(value, schema, validation));
  if (not !== undefined && isMatch(findMismatches(value, not, validation))) {
    found.push('Instance matched "not" schema.');
  }
  const any = compare(anyOf);
  if (anyOf && !any.some(isMatch)) {
    found.push("Instance does not match any subschemas.", ...any.flat());
  }
  const all = compare(allOf);
  if (!all.every(isMatch)) found.push("Instance does not match every subschema.", ...all.flat());
  const one = compare(oneOf);
  const matches = one.filter(isMatch).length;
  if (oneOf && matches !== 1) {
    const text = `Instance does not match exactly one subschema (${matches} matches).`;
    found.push(text, ...one.flat());
  }
}

function isMatch(mismatches: readonly Mismatch[]): boolean {
  return mismatches.length === 0;
}

/** Stops at the first member that does not match its own schema, but reports all other mismatches. */
function addMemberMismatches(
  found: Mismatch[],
  value: JsonObject,
  { properties = {}, patternProperties, additionalProperties, dependencies }: Schema,
  validation: Validation,
): void {
  for (const [name, schema] of Object.entries(dependencies ?? {})) {
    const inner =
      isList(schema) || !Object.hasOwn(value, name)
        ? []
        : findMismatches(value, schema, validation);
    if (isMatch(inner)) continue;
    found.push(`Instance has "${name}" but does not match dependant schema.`, ...inner);
  }
  for (const [name, schema] of Object.entries(properties)) {
    validation.budget.spend(1);
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    const inner = member === undefined ? [] : findMismatches(member, schema, validation);
    found.push(...inner);
    if (!isMatch(inner)) return;
  }
  if (patternProperties === undefined && additionalProperties === undefined) return;
  const described = new Set(Object.keys(properties));
  let isMismatched = false;
  for (const [pattern, schema] of Object.entries(patternProperties ?? {})) {
    const compiled = compileEcmaPattern(pattern);
    for (const [name, member] of Object.entries(value)) {
      if (!isMatched(compiled, name, validation)) continue;
      described.add(name);
      const inner = findMismatches(member, schema, validation);
      if (isMatch(inner)) continue;
      isMismatched = true;
      const text = `Property "${name}" matches pattern "${pattern}" but does not match associated schema.`;
      found.push(text, ...inner);
    }
  }
  if (isMismatched || additionalProperties === undefined) return;
  for (const [name, member] of Object.entries(value)) {
    if (described.has(name)) continue;
    const inner = findMismatches(member, additionalProperties, validation);
    if (isMatch(inner)) continue;
    found.push(`Property "${name}" does not match additional properties schema.`, ...inner);
  }
}

/** Stops at the first item that does not match its own schema, but reports all other mismatches. */
function addItemMismatches(
  found: Mismatch[],
  value: readonly Json[],
  { items, additionalItems, uniqueItems }: Schema,
  validation: Validation,
): void {
  for (const [index, item] of items === undefined ? [] : value.entries()) {
    const own = Array.isArray(items) ? items[index] : items;
    const inner = findMismatches(item, own ?? additionalItems ?? true, validation);
    if (isMatch(inner)) continue;
    if (own === undefined) found.push("Items did not match additional items schema.");
    found.push(...inner);
    if (own !== undefined) break;
  }
  const [first, second] = uniqueItems ? duplicatesIn(value) : [];
  if (second !== undefined) found.push(`Duplicate items at indexes ${first} and ${second}.`);
}

/** Returns the indexes of the first duplicate item. */
function duplicatesIn(value: readonly Json[]): readonly number[] {
  const indexes = new Map<string, number[]>();
  for (const [index, item] of value.entries()) {
    const text = JSON.stringify(item, withSortedMembers);
    const known = indexes.get(text);
    if (known) known.push(index);
    else indexes.set(text, [index]);
  }
  return [...indexes.values()].find((each) => each.length > 1) ?? [];
}

function withSortedMembers(_: string, value: Json): Json {
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function addTextMismatches(
  found: Mismatch[],
  value: string,
  { pattern, format }: Schema,
  validation: Validation,
): void {
  if (pattern !== undefined && !isMatched(compileEcmaPattern(pattern), value, validation)) {
    found.push("String does not match pattern.");
  }
  if (format === "url" && !isMatched(urlFormat(), value, validation)) {
    found.push('String does not match format "url".');
  }
}

function isMatched(pattern: JavaPattern, text: string, { budget }: Validation): boolean {
  return pattern.find(text, 0, budget) !== undefined;
}
