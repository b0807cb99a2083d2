// Plain JavaScript because an older Node runs it to install Node 24.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Installations of this process by folder, shared by steps. */
const installations = new Map();

/** Installs the packages in the lock file of a folder, unless already installed. */
export function install(folder) {
  const installation = installations.get(folder) ?? installOnce(folder);
  installations.set(folder, installation);
  return installation;
}

async function installOnce(folder) {
  const lock = readFileSync(join(folder, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex");
  const mark = join(folder, "node_modules", ".installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
  const { code, output } = await npmCi(folder);
  if (code !== 0) throw new Error(`Failed to install the packages of ${folder}:\n${output}`);
  writeFileSync(mark, digest);
}

function npmCi(folder) {
  return new Promise((resolve) => {
    // Through the shell because npm is a script on Windows.
    const child = spawn("npm ci --ignore-scripts --no-audit --no-fund", {
      cwd: folder,
      shell: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("close", (code) => resolve({ code, output }));
  });
}
