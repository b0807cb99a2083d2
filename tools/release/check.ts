// Fails if the changelog is invalid, or if its newest version is not the package's.
// With a tag, `v1.2.0`, it also fails unless the tag matches the version to publish.
import { readFileSync } from "node:fs";
import { parseChangelog } from "./changelog.ts";

const [tag] = process.argv.slice(2);
const { version }: { readonly version: string } = JSON.parse(readFileSync("package.json", "utf8"));
const { unreleased, versions } = parseChangelog(readFileSync("CHANGELOG.md", "utf8"));
const newest = versions[0]?.version;

if (newest !== undefined && newest !== version) {
  throw new Error(
    `The version in package.json is ${version}, the newest in CHANGELOG.md is ${newest}.`,
  );
}
if (tag !== undefined) {
  if (tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, the package's version ${version}.`);
  if (newest === undefined || unreleased !== "") {
    throw new Error(`${version} is not cut: run npm run release:cut -- ${version}, and commit it.`);
  }
}
