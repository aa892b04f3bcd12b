/** What the server said no with; `status` 0 means it could not be reached. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly errors: Record<string, string[]> = {}) { super(message); }
}

interface ProblemBody { code?: string; title?: string; detail?: string; errors?: Record<string, string[]> }

/** Whether it was the way to the server that failed. */
export const isAway = (error: unknown): boolean => error instanceof Refused && error.status === 0;

/** The one way to ask the server for what is not among the phone's records. Returns its JSON; raises Refused, with the server's own sentence. */
export const ask = async <T>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T> => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  let reply: Response;
  try {
    reply = await fetch(path, { method, credentials: "same-origin", ...sent });
  } catch {
    throw new Refused(0, "unreachable", "");
  }
  const text = await reply.text();
  const told: unknown = text ? parsed(text) : null;
  if (reply.ok) return told as T;
  const problem = (told ?? {}) as ProblemBody;
  throw new Refused(reply.status, problem.code ?? "", problem.detail ?? problem.title ?? String(reply.status), problem.errors ?? {});
};

const parsed = (text: string): unknown => {
  try { return JSON.parse(text); } catch { return null; }
};
