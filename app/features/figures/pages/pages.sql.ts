import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { Day } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

type Row = { action: string; weekEnd: Day; place: string; count: PublishedCount; of: PublishedCount }

/** One row for each place, action and week: that of the earliest release which says it (the columns stand beside the least of them). */
export const firstSaid = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`
    select a.value ->> 0 as action, a.value ->> 1 as weekEnd, c.place, c.count, c."of", min(c.known_at * 1000 + c.issue) as first
    from json_each(@asked) a
    join release_counts c on c.place in ('england', @lmc) and c.action = a.value ->> 0 and c.week_end = a.value ->> 1
    group by c.place, c.action, c.week_end`),
)

/** Every LMC by name with its place on the map, as JSON. */
export const hexesNow = prepared((db) =>
  db.$client
    .prepare<[], string>(`
      select json_group_array(json_object('slug', slug, 'name', name, 'hexQ', hex_q, 'hexR', hex_r))
      from (select slug, name, hex_q, hex_r from lmcs order by name)`)
    .pluck(),
)
