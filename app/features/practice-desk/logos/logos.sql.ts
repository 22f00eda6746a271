import { prepared } from '#db/client.server.ts'

/** Logos of some practices that are on no letter any more: neither on those to come nor on one that went. */
export const removeUnused = prepared((db) =>
  db.$client.prepare(`delete from letter_logos as g
  where g.practice_code in (select value from json_each(?)) and g.removed_at is not null
    and not exists (select 1 from letters l where l.practice_code = g.practice_code and instr(l.paper, g.hash) > 0)`),
)
