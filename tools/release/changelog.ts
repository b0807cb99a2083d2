/** The content of `CHANGELOG.md`, newest version first. */
export interface Changelog {
  /** Text above the first `##`. */
  readonly head: string;
  readonly unreleased: string;
  readonly versions: readonly ChangelogVersion[];
}

interface ChangelogVersion {
  readonly version: string;
  /** `2026-12-01` */
  readonly date: string;
  readonly text: string;
}

/** `## 1.2.0 - 2026-12-01` */
const versionHeading = /^(\d+\.\d+\.\d+(?:-[\w.]+)?) - (\d{4}-\d{2}-\d{2})$/;

/** @throws Error a heading is invalid. */
export function parseChangelog(text: string): Changelog {
  const [head = "", ...sections] = text.split(/^## /m);
  if (!head.startsWith("# Changelog\n")) throw invalid("it does not start with # Changelog");
  const [first, ...others] = sections.map((section) => {
    const end = section.indexOf("\n");
    return { heading: section.slice(0, end), text: section.slice(end).trim() };
  });
  if (first?.heading !== "Unreleased") throw invalid("its first section is not ## Unreleased");
  const versions = others.map(({ heading, text: body }): ChangelogVersion => {
    const [, version, date] = versionHeading.exec(heading) ?? [];
    if (version === undefined || date === undefined || Number.isNaN(Date.parse(date))) {
      throw invalid(`"## ${heading}" is not like ## 1.2.0 - 2026-12-01`);
    }
    if (body === "") throw invalid(`"## ${heading}" is empty`);
    return { version, date, text: body };
  });
  for (const [index, { version, date }] of versions.entries()) {
    const older = versions[index + 1];
    if (!older) continue;
    if (compareVersions(version, older.version) <= 0 || date < older.date) {
      throw invalid(`${version} of ${date} stands above ${older.version} of ${older.date}`);
    }
  }
  return { head, unreleased: first.text, versions };
}

export function printChangelog({ head, unreleased, versions }: Changelog): string {
  const sections = [
    ["Unreleased", unreleased],
    ...versions.map(({ version, date, text }) => [`${version} - ${date}`, text]),
  ];
  const printed = sections.map(([heading, text]) => `## ${heading}\n${text ? `\n${text}\n` : ""}`);
  return head + printed.join("\n");
}

/**
 * Moves the unreleased changes to a new version.
 *
 * @throws Error nothing is unreleased, or the version is not newer than the newest one.
 */
export function cutVersion(changelog: Changelog, version: string, date: string): Changelog {
  const { unreleased, versions } = changelog;
  const [newest] = versions;
  if (unreleased === "") throw new Error(`Cannot cut ${version}: nothing is unreleased.`);
  if (!versionHeading.test(`${version} - ${date}`)) {
    throw new Error(`Cannot cut "${version}" of ${date}: a version is like 1.2.0.`);
  }
  if (newest && compareVersions(version, newest.version) <= 0) {
    throw new Error(`Cannot cut ${version}: the newest version is ${newest.version}.`);
  }
  return {
    ...changelog,
    unreleased: "",
    versions: [{ version, date, text: unreleased }, ...versions],
  };
}

/** Compares versions by number; one with a suffix, `1.0.0-beta.1`, comes before the one without. */
function compareVersions(left: string, right: string): number {
  const [leftNumbers = "", leftSuffix] = left.split(/-(.*)/s);
  const [rightNumbers = "", rightSuffix] = right.split(/-(.*)/s);
  const inOrder = new Intl.Collator("en", { numeric: true }).compare;
  const byNumbers = inOrder(leftNumbers, rightNumbers);
  if (byNumbers !== 0) return byNumbers;
  if (leftSuffix === undefined || rightSuffix === undefined) {
    return Number(leftSuffix === undefined) - Number(rightSuffix === undefined);
  }
  return inOrder(leftSuffix, rightSuffix);
}

function invalid(reason: string): Error {
  return new Error(`CHANGELOG.md is invalid: ${reason}.`);
}
