import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The packages that benches compare this library with: `npm ci --prefix bench/peers` installs them. */
export const peerPackages = join(import.meta.dirname, "..", "peers", "node_modules");

const { resolve } = createRequire(join(peerPackages, "..", "package.json"));

/** The exports of a peer; undefined, and reported, where it is not installed. */
export async function importPeer(name: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(resolve(name)).href);
  } catch {
    reportMissingPeer(name);
    return undefined;
  }
}

export function reportMissingPeer(name: string): void {
  console.log(`  skipped ${name}: run npm ci --prefix bench/peers to compare with it.`);
}
