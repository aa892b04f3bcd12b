import type { Mutation } from "./types";

/** The number of the records' shapes that this app writes and reads: the server's `SCHEMA` (fieldapp/sync/conversions.py). */
export const SCHEMA = 1;
/** In which words everything is that was written before each change kept its number. */
const FIRST = 1;

/** In whose words the change is: an update of the app may come between writing and sending. */
export const wordsOf = ({ schema }: Mutation): number => schema ?? FIRST;

/** As it goes to the server, which is told the number once a request: it is no part of what a change says. */
export const toSend = ({ schema: _schema, ...said }: Mutation): Mutation => said;
