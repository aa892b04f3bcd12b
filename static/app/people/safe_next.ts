/** Only an address of this app may be gone to after signing in. */
export const safeNext = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/");
