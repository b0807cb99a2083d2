// Moves the unreleased changes in CHANGELOG.md to a new version, and sets the package's version:
// `npm run release:cut -- 1.2.0`.
import { readFileSync, writeFileSync } from "node:fs";
import { cutVersion, parseChangelog, printChangelog } from "./changelog.ts";

const [version = ""] = process.argv.slice(2);
const changelog = parseChangelog(readFileSync("CHANGELOG.md", "utf8"));
const today = new Date().toISOString().slice(0, 10);

writeFileSync("CHANGELOG.md", printChangelog(cutVersion(changelog, version, today)));
setVersion("package.json", /(?<=^ {2}"version": ")[^"]+/m);
// The lock file has the version twice: for itself and for the package at its root.
setVersion("package-lock.json", /(?<=^ {2}"version": ")[^"]+/m);
setVersion("package-lock.json", /(?<="": \{\n {6}"name": "gatewright",\n {6}"version": ")[^"]+/);
console.log(`Cut ${version}. Commit it, and push the tag v${version} to publish it.`);

function setVersion(file: string, place: RegExp): void {
  const text = readFileSync(file, "utf8");
  if (!place.test(text)) throw new Error(`${file} has no version at the expected place.`);
  writeFileSync(file, text.replace(place, version));
}
