import type { Database } from "./database";
import type { Request } from "./files";
import type { Session } from "./types";

/** `wrong`: name or password; `other_user`: another person's unsent changes are on this phone, and only they can send them. */
export type SignInResult = { ok: true; session: Session } | { ok: false; code: "wrong" | "too_many" | "offline" | "other_user" | "failed"; unsent: number };
export interface SigningParts { database: Database; request: Request; newId: () => string; deviceName: string; clear: () => Promise<void>;
  /** How many files have their bytes only on this phone. */
  filesHere: () => Promise<number>;
}

const deviceOf = ({ database, newId }: SigningParts): Promise<string> => database.transaction("rw", database.meta, async () => {
  const known = await database.fact("device");
  if (known) return known;
  const made = newId();
  await database.keep("device", made);
  return made;
});

const refusal = (status: number): "wrong" | "too_many" | "failed" => (status === 401 ? "wrong" : status === 429 ? "too_many" : "failed");

/** Signs in with the server and keeps the session, so that the app starts without a network. Another person's records leave the phone first. */
export const signIn = async (parts: SigningParts, email: string, password: string): Promise<SignInResult> => {
  const { database, request } = parts;
  const unsent = (await database.outbox.count()) + (await database.setAside.count()) + (await parts.filesHere());
  const before = await database.fact("session");
  let device = await deviceOf(parts);
  let reply: Response;
  const ask = (): Promise<Response> => request("/api/session", {
    method: "POST", headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password, device: { id: device, name: parts.deviceName } }),
  });
  try { reply = await ask(); } catch { return { ok: false, code: "offline", unsent }; }
  if (!reply.ok) return { ok: false, code: refusal(reply.status), unsent };
  let session = (await reply.json()) as Session;
  if (before && before.user.id !== session.user.id) {
    if (unsent > 0) {
      await request("/api/session", { method: "DELETE" }).catch(() => undefined);
      return { ok: false, code: "other_user", unsent };
    }
    await parts.clear();
    // A device belongs to one person on the server; the new person's is a new one.
    device = await deviceOf(parts);
    const anew = await ask();
    if (!anew.ok) return { ok: false, code: refusal(anew.status), unsent };
    session = (await anew.json()) as Session;
  }
  const kept: Session = { user: session.user, device: session.device || device, epoch: session.epoch, scopes: session.scopes };
  await database.keep("session", kept);
  return { ok: true, session: kept };
};
