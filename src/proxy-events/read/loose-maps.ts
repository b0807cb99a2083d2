/** Values by name, as readers take them: tools save `null` where AWS leaves a value out. */
export type LooseMap = Readonly<Record<string, string | null | undefined>>;

/** Lists of values by name, as readers take them. */
export type LooseMultiMap = Readonly<Record<string, readonly string[] | null | undefined>>;
