import { expect, test } from "vitest";
import { accountOf } from "../../../static/app/shell/add_sheet.tsx";

const ID = "0199b2c4-7d1e-7c3a-9f00-1a2b3c4d5e6f";
test("on an account's page the plus knows whose it is", () => expect([accountOf(`/accounts/${ID}`), accountOf(`/accounts/${ID}/brief`)]).toEqual([ID, ID]));
test("elsewhere it asks", () => expect([accountOf("/"), accountOf("/accounts"), accountOf("/accounts/new"), accountOf(`/trips/${ID}`)]).toEqual([null, null, null, null]));
