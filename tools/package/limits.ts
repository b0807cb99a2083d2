// Compares the package to publish with package.limits.json, so that its growth is noticed.
// `--update` writes the file: `npm run refresh -- limits`.
import { execSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const file = "package.limits.json";

interface Limits {
  readonly packedKilobytes: number;
  readonly files: number;
  /** Packages that a user installs, including indirect dependencies. */
  readonly runtimePackages: number;
}

/** `devOptional` marks packages that both development tools and optional peers need. */
interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const measured = measure();
if (process.argv.includes("--update")) {
  const limits: Limits = {
    ...measured,
    // Allows for small changes.
    packedKilobytes: Math.ceil(measured.packedKilobytes / 10) * 10,
    files: Math.ceil(measured.files / 20) * 20,
  };
  writeFileSync(file, `${JSON.stringify(limits, null, 2)}\n`);
  console.log(`wrote ${file}`);
} else {
  const limits: Limits = JSON.parse(readFileSync(file, "utf8"));
  for (const name of ["packedKilobytes", "files", "runtimePackages"] as const) {
    const isOver = measured[name] > limits[name];
    console.log(`${isOver ? "over:" : "ok:"} ${name} ${measured[name]} of ${limits[name]}`);
    if (isOver) process.exitCode = 1;
  }
  if (process.exitCode === 1) console.log("If this is intended, run npm run refresh -- limits.");
}

function measure(): Limits {
  const printed = execSync("npm pack --dry-run --json --ignore-scripts", {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  const [packed]: readonly { readonly size: number; readonly entryCount: number }[] =
    JSON.parse(printed);
  if (!packed) throw new Error("npm pack printed no package");
  const { packages }: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
    readFileSync("package-lock.json", "utf8"),
  );
  return {
    packedKilobytes: Math.ceil(packed.size / 1000),
    files: packed.entryCount,
    runtimePackages: Object.entries(packages).filter(
      ([path, { dev, devOptional, optional }]) => path && !dev && !devOptional && !optional,
    ).length,
  };
}
