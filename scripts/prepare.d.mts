// Types of prepare.mjs, which must run before anything is installed and is therefore no TypeScript.
export const root: string;
export function requireNode(): void;
export function install(): void;
export function buildPages(): void;
