/** The names of a route's path parameters: `"id" | "rest"` of `GET /orders/{id}/{rest+}`. */
export type PathNames<Key extends string> = Key extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Base}+` ? Base : Name) | PathNames<Rest>
  : never;
