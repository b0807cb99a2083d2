import type { GatewrightError } from "../../../core/errors.ts";
import { itemsOf } from "../java/collections.ts";
import { equal } from "../java/equality.ts";
import { hashOf } from "../java/hash.ts";
import { javaText } from "../java/text.ts";
import {
  isArray,
  isList,
  isMap,
  isNumber,
  type JavaMap,
  type JavaNumber,
  type JavaValue,
  type Method,
} from "../java/values.ts";
import { type Budget, runError } from "../limits.ts";

/** An argument does not fit the parameter. */
const mismatch = Symbol("mismatch");

/** Reads an argument as Java would pass it to a parameter of one type. */
export type Parameter<Value> = (argument: JavaValue) => Value | typeof mismatch;

export type MethodTable<Self> = ReadonlyMap<string, Method<Self>>;

type Values<Parameters extends readonly Parameter<unknown>[]> = {
  readonly [Index in keyof Parameters]: Exclude<ReturnType<Parameters[Index]>, typeof mismatch>;
};

/** A method with one signature. */
export function method<Self, const Parameters extends readonly Parameter<unknown>[]>(
  parameters: Parameters,
  run: (self: Self, args: Values<Parameters>, budget: Budget) => JavaValue,
): Method<Self> {
  const [first] = parameters;
  // Most methods take one argument or none; for these no list of values has to be filled.
  if (!first) {
    return (self, args, budget) => {
      // Velocity 1.7 takes a method without parameters for one with any, and Java then refuses.
      if (args.length > 0) throw callError("wrong number of arguments");
      return run(self, noValues as Values<Parameters>, budget);
    };
  }
  if (parameters.length === 1) {
    return (self, args, budget) => {
      if (args.length !== 1) return undefined;
      const value = first(args[0] ?? null);
      return value === mismatch ? undefined : run(self, [value] as Values<Parameters>, budget);
    };
  }
  return (self, args, budget) => {
    if (args.length !== parameters.length) return undefined;
    const values: unknown[] = [];
    for (let index = 0; index < parameters.length; index++) {
      const value = parameters[index]?.(args[index] ?? null);
      if (value === mismatch) return undefined;
      values.push(value);
    }
    // Each value came from the parameter at its index.
    return run(self, values as Values<Parameters>, budget);
  };
}

const noValues: readonly unknown[] = [];

/** The first signature that takes the arguments. */
export function overloads<Self>(...signatures: readonly Method<Self>[]): Method<Self> {
  return (self, args, budget) => {
    for (const signature of signatures) {
      const result = signature(self, args, budget);
      if (result !== undefined) return result;
    }
    return undefined;
  };
}

export function methodTable<Self>(
  methods: Readonly<Record<string, Method<Self>>>,
): MethodTable<Self> {
  return new Map(Object.entries(methods));
}

/** What a method throws in Java: rendering ends. */
export function callError(reason: string): GatewrightError {
  return runError("template.evaluation", reason);
}

/** `Object`. */
export const any: Parameter<JavaValue> = (argument) => argument;

/** `String` or `CharSequence`. Null fits, as in Java, and fails as it does there. */
export const text: Parameter<string> = (argument) => {
  if (argument === null) throw callError("NullPointerException");
  return typeof argument === "string" ? argument : mismatch;
};

/** `int`. No other number is narrowed to it. */
export const int: Parameter<number> = (argument) =>
  typeof argument === "number" ? argument : mismatch;

/** `char`. */
export const char: Parameter<string> = (argument) =>
  typeof argument === "object" && argument?.type === "character" ? argument.value : mismatch;

/** `Number`, or a primitive that every number widens to. */
export const number: Parameter<JavaNumber> = (argument) =>
  isNumber(argument) ? argument : mismatch;

/** `toString()`: what a template prints. */
export const printed: Method<JavaValue> = method([], (self: JavaValue, _args, budget) =>
  javaText(self, budget),
);

/** What every class has of `java.lang.Object`. */
export const objectMethods: Readonly<Record<string, Method<JavaValue>>> = {
  equals: method([any], (self: JavaValue, [other], budget) => equal(self, other, budget)),
  hashCode: method([], (self: JavaValue, _args, budget) => hashOf(self, budget)),
  toString: printed,
};

/** `Map`. */
export const map: Parameter<JavaMap> = (argument) => {
  if (argument === null) throw callError("NullPointerException");
  return isMap(argument) ? argument : mismatch;
};

/** `Collection`: a list or a map's view, as its items. Arrays are none. */
export const collection: Parameter<readonly JavaValue[]> = (argument) => {
  if (argument === null) throw callError("NullPointerException");
  if (isList(argument)) return isArray(argument) ? mismatch : argument.items;
  return typeof argument === "object" && argument.type === "view" ? itemsOf(argument) : mismatch;
};
