/**
 * Header, query or path values by name, as they stand in an event.
 *
 * A value may be missing under any name, so each is `string | undefined`. The arrays of
 * {@link MultiValueMap} are not `readonly` although nothing here changes them: handlers typed with
 * `@types/aws-lambda` ask for mutable arrays, and events of this library go into those as well.
 */
export type ValueMap = Readonly<Record<string, string | undefined>>;

/** All values of each name, in order. */
export type MultiValueMap = Readonly<Record<string, string[] | undefined>>;

/**
 * Stage variables by name: `StageVariables<"table" | "region">`.
 *
 * Every variable may be undefined, because a stage can be deployed without it.
 */
export type StageVariables<Names extends string = string> = Readonly<
  Partial<Record<Names, string>>
>;

/** Path parameters by name: `PathParameters<"id">`. A route always has all of its own. */
export type PathParameters<Names extends string = string> = string extends Names
  ? ValueMap
  : Readonly<Record<Names, string>>;
