/**
 * Installs the packages in the lock file of a folder, unless already installed.
 *
 * @throws Error with npm's output.
 */
export function install(folder: string): Promise<void>;
