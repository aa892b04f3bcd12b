import type { FeedLine, Head, Page, Tail, Verdict } from "./types";

/** The reply is not whole: no tail, a line cut short, or lines of no known shape. Nothing of it may be applied. */
export class BrokenReply extends Error {
  constructor(why: string) { super(why); this.name = "BrokenReply"; }
}

/** Reads a sync reply, one JSON object a line: head, verdicts, feed lines, tail. Lines of unknown kinds are passed over. Throws `BrokenReply`. */
export const readPage = (text: string): Page => {
  let head: Head | undefined;
  let tail: Tail | undefined;
  const verdicts: Verdict[] = [];
  const lines: FeedLine[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    if (tail) throw new BrokenReply("Something follows the tail");
    let said: { kind?: string };
    try { said = JSON.parse(line) as { kind?: string }; } catch { throw new BrokenReply("A line was cut short"); }
    if (said.kind === "head") head = said as unknown as Head;
    else if (said.kind === "verdict") verdicts.push(said as unknown as Verdict);
    else if (said.kind === "put" || said.kind === "delete" || said.kind === "leave") lines.push(said as unknown as FeedLine);
    else if (said.kind === "tail") tail = said as unknown as Tail;
  }
  if (!head || !tail) throw new BrokenReply("The reply has no end");
  return { head: { ...head, drop: head.drop ?? [], reset: head.reset ?? [] }, verdicts, lines, tail };
};
