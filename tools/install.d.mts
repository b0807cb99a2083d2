/**
 * Installs what the lock file of a folder names, unless that is installed already.
 *
 * @throws Error with npm's output.
 */
export function install(folder: string): Promise<void>;
