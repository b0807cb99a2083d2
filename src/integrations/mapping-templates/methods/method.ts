import { type Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import { equal } from "../java/equality.ts";
import { hashOf } from "../java/hash.ts";
import { javaText } from "../java/text.ts";
import {
  isArray,
  isCharacter,
  isList,
  isMap,
  type JavaList,
  type JavaMap,
  type JavaValue,
  type JavaView,
  type Method,
} from "../java/values.ts";
import { type Charge, fixed, walks } from "./charges.ts";

/** An argument does not fit the parameter. */
export const mismatch = Symbol("mismatch");

/** An argument is null, which fits and fails when the method runs. */
export const missing = Symbol("null");

/** Reads an argument as Java would pass it to a parameter of one type. */
export type Parameter<Value> = (argument: JavaValue) => Value | typeof mismatch | typeof missing;

export type MethodTable<Self> = ReadonlyMap<string, Method<Self>>;

type Values<Parameters extends readonly Parameter<unknown>[]> = {
  readonly [Index in keyof Parameters]: Exclude<
    ReturnType<Parameters[Index]>,
    typeof mismatch | typeof missing
  >;
};

type Call<Self> = (self: Self, args: readonly JavaValue[], budget: Budget) => JavaValue | undefined;

/**
 * A method with one signature.
 *
 * @param charge pays for a call before it runs
 */
export function method<Self, const Parameters extends readonly Parameter<unknown>[]>(
  parameters: Parameters,
  charge: Charge<NoInfer<Self>, Values<Parameters>>,
  run: (self: Self, args: Values<Parameters>, budget: Budget) => JavaValue,
): Method<Self> {
  const [first] = parameters;
  // Most methods take one argument or none; for these no list of values has to be filled.
  if (!first) {
    return charged((self, args, budget) => {
      // Velocity 1.7 matches a method without parameters to any arguments, and Java then throws.
      if (args.length > 0) throw callError("wrong number of arguments");
      if (charge !== fixed) charge(budget, self, noValues as Values<Parameters>);
      return run(self, noValues as Values<Parameters>, budget);
    });
  }
  if (parameters.length === 1) {
    return charged((self, args, budget) => {
      if (args.length !== 1) return undefined;
      const value = first(args[0] ?? null);
      if (value === mismatch) return undefined;
      if (value === missing) throw callError("NullPointerException");
      const fitting = [value] as Values<Parameters>;
      if (charge !== fixed) charge(budget, self, fitting);
      return run(self, fitting, budget);
    });
  }
  return charged((self, args, budget) => {
    if (args.length !== parameters.length) return undefined;
    const values: unknown[] = [];
    for (let index = 0; index < parameters.length; index++) {
      const value = parameters[index]?.(args[index] ?? null);
      if (value === mismatch) return undefined;
      values.push(value);
    }
    if (values.includes(missing)) throw callError("NullPointerException");
    // Each value came from the parameter at its index.
    const fitting = values as Values<Parameters>;
    if (charge !== fixed) charge(budget, self, fitting);
    return run(self, fitting, budget);
  });
}

const noValues: readonly unknown[] = [];

/** What a getter is called with where a template names a property. */
export const ofProperty: readonly JavaValue[] = [];

/** A method that looks at its arguments itself: undefined where they do not fit. */
export function variadic<Self>(
  charge: Charge<NoInfer<Self>, readonly JavaValue[]>,
  run: Call<Self>,
): Method<Self> {
  if (charge === fixed) return charged(run);
  return charged((self, args, budget) => {
    charge(budget, self, args);
    return run(self, args, budget);
  });
}

/** Returns the first signature that accepts the arguments. */
export function overloads<Self>(...signatures: readonly Method<Self>[]): Method<Self> {
  return charged((self, args, budget) => {
    for (const signature of signatures) {
      const result = signature(self, args, budget);
      if (result !== undefined) return result;
    }
    return undefined;
  });
}

/** The one place that makes methods: what comes here pays for its calls. */
function charged<Self>(call: Call<Self>): Method<Self> {
  return call as Method<Self>;
}

export function methodTable<Self>(
  methods: Readonly<Record<string, Method<Self>>>,
): MethodTable<Self> {
  return new Map(Object.entries(methods));
}

/** `Object`. */
export const any: Parameter<JavaValue> = (argument) => argument;

/** `String` or `CharSequence`. Null fits, as in Java, and fails as it does there. */
export const text: Parameter<string> = (argument) => {
  if (argument === null) return missing;
  return typeof argument === "string" ? argument : mismatch;
};

/** `String`, of a method that takes null for any other text. */
export const textOrNull: Parameter<string | null> = (argument) =>
  argument === null || typeof argument === "string" ? argument : mismatch;

/** A `String` that may not be null. */
export const string: Parameter<string> = (argument) =>
  typeof argument === "string" ? argument : mismatch;

/** `int`. No other number is narrowed to it. */
export const int: Parameter<number> = (argument) =>
  typeof argument === "number" ? argument : mismatch;

/** `boolean`. */
export const bool: Parameter<boolean> = (argument) =>
  typeof argument === "boolean" ? argument : mismatch;

/** `char`. */
export const char: Parameter<string> = (argument) =>
  isCharacter(argument) ? argument.value : mismatch;

/** `toString()`: what a template prints. */
export const printed: Method<JavaValue> = method([], walks, (self: JavaValue, _args, budget) =>
  javaText(self, budget),
);

/** What every class has of `java.lang.Object`. */
export const objectMethods: Readonly<Record<string, Method<JavaValue>>> = {
  equals: method([any], walks, (self: JavaValue, [other], budget) => equal(self, other, budget)),
  hashCode: method([], walks, (self: JavaValue, _args, budget) => hashOf(self, budget)),
  toString: printed,
};

/** `Map`. */
export const map: Parameter<JavaMap> = (argument) => {
  if (argument === null) return missing;
  return isMap(argument) ? argument : mismatch;
};

/** `Collection`: a list or a map's view, but not an array. */
export const collection: Parameter<JavaList | JavaView> = (argument) => {
  if (argument === null) return missing;
  if (isList(argument)) return isArray(argument) ? mismatch : argument;
  return typeof argument === "object" && argument.type === "view" ? argument : mismatch;
};
