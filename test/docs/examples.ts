import ts from "typescript";
import { compile, entryPoints } from "./compile.ts";

/** The example of a docstring. */
export interface Example {
  /** The name that it documents: `emulate`, `Gateway.invoke`. */
  readonly name: string;
  readonly code: string;
}

/** A name that a module exports, a type or a value. */
export interface GivenName {
  readonly name: string;
  readonly from: string;
  readonly isType: boolean;
}

interface DoorsRead {
  readonly examples: readonly Example[];
  /** Functions without one. */
  readonly bare: readonly string[];
  /** Names without a docstring. */
  readonly silent: readonly { readonly entryPoint: string; readonly name: string }[];
  readonly given: readonly GivenName[];
  /** Names with several declarations, types included, each with the entry points that export it. */
  readonly ambiguous: readonly string[];
}

/** Collects the docstrings of the entry points, and the exports of all modules. */
export function readDoors(shown: readonly string[], others: readonly string[]): DoorsRead {
  const sources = entryPoints();
  const paths = [...others, ...Object.values(sources)];
  const program = compile(new Map(paths.map((path) => [path, ts.sys.readFile(path) ?? ""])));
  const checker = program.getTypeChecker();
  const exportsOf = (path: string) => {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    return module ? checker.getExportsOfModule(module) : [];
  };
  const aliased = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declared = shown.flatMap((entryPoint) =>
    exportsOf(sources[entryPoint] ?? "").map((symbol) => {
      const declarations = aliased(symbol).declarations ?? [];
      const examples = declarations.flatMap((each) => examplesOf(symbol.name, each));
      const isBare = declarations.some(ts.isFunctionDeclaration) && examples.length === 0;
      const isSilent = aliased(symbol).getDocumentationComment(checker).length === 0;
      return { entryPoint, name: symbol.name, examples, isBare, isSilent };
    }),
  );
  const meanings = new Map<string, Map<ts.Symbol, string>>();
  for (const [entryPoint, path] of Object.entries(sources)) {
    for (const symbol of exportsOf(path)) {
      const known = meanings.get(symbol.name) ?? new Map<ts.Symbol, string>();
      meanings.set(symbol.name, known.set(aliased(symbol), entryPoint));
    }
  }
  return {
    ambiguous: [...meanings].flatMap(([name, known]) =>
      known.size > 1 ? [`${name}: ${[...known.values()].join(", ")}`] : [],
    ),
    examples: declared.flatMap(({ examples }) => examples),
    silent: declared.flatMap(({ entryPoint, name, isSilent }) =>
      isSilent ? [{ entryPoint, name }] : [],
    ),
    bare: declared.flatMap(({ name, isBare }) => (isBare ? [name] : [])),
    given: paths.flatMap((from) =>
      exportsOf(from).map((symbol) => {
        const isType = !(aliased(symbol).flags & ts.SymbolFlags.Value);
        return { name: symbol.name, from, isType };
      }),
    ),
  };
}

function examplesOf(name: string, declaration: ts.Declaration): readonly Example[] {
  const own = ts
    .getJSDocTags(declaration)
    .filter(({ tagName }) => tagName.text === "example")
    .map(({ comment }) => ({ name, code: ts.getTextOfJSDocComment(comment) ?? "" }));
  if (!ts.isInterfaceDeclaration(declaration)) return own;
  const members = declaration.members.flatMap((member) =>
    examplesOf(`${name}.${member.name?.getText() ?? ""}`, member),
  );
  return [...own, ...members];
}
