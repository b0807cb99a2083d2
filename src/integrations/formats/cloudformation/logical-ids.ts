/** Logical ids of a template that is written: letters and digits, each once. */
export class LogicalIds {
  readonly #taken = new Set<string>();

  /** `/orders/{id}` and `Resource` make `OrdersIdResource`; a second one `OrdersIdResource2`. */
  of(text: string, kind: string): string {
    const words = text
      .split(/[^A-Za-z0-9]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    const wanted = `${words.join("")}${kind}`.slice(0, 200);
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${wanted}${number}`;
    this.#taken.add(id);
    return id;
  }
}
