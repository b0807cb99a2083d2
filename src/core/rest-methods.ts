/** HTTP methods of REST routes. `ANY` matches every method that the resource does not define. */
export const restMethods = [
  "GET",
  "PUT",
  "POST",
  "DELETE",
  "PATCH",
  "OPTIONS",
  "HEAD",
  "ANY",
] as const;

export type RestMethod = (typeof restMethods)[number];
