/** Where each member stands, as the journal left it. Written by the fold alone. */
import { emptyStanding } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Tables } from "./schema.ts";
import { decodeStanding, encodeStanding } from "./standing-codec.ts";
import type { Args, Statements } from "./statements.ts";

export interface KeptStanding {
  readonly standing: MemberStanding;
  /** The receipt number of the newest visit, at which the chain of visits begins. null: never came. */
  readonly lastReceipt: number | null;
}

export function openStandings(sql: Statements) {
  const statements = prepareStatements(sql);
  return {
    /** Who never came stands empty. */
    find(memberRef: string): KeptStanding {
      const row = statements.find.get({ memberRef });
      return row === undefined
        ? { standing: emptyStanding(), lastReceipt: null }
        : { standing: decodeStanding(row.standing), lastReceipt: row.last_receipt };
    },
    put(memberRef: string, { standing, lastReceipt }: KeptStanding): void {
      statements.put.run({ member_ref: memberRef, last_receipt: lastReceipt, standing: encodeStanding(standing) });
    },
  };
}

function prepareStatements(sql: Statements) {
  return {
    find: sql.prepare("standing.find", (query, arg: Args<{ memberRef: string }>) =>
      query
        .selectFrom("member_standing")
        .select(["standing", "last_receipt"])
        .where("member_ref", "=", arg("memberRef")),
    ),
    put: sql.prepare("standing.put", (query, arg: Args<Tables["member_standing"]>) =>
      query.replaceInto("member_standing").values({
        member_ref: arg("member_ref"),
        last_receipt: arg("last_receipt"),
        standing: arg("standing"),
      }),
    ),
  };
}
