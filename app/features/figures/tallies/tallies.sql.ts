import { heldOn } from '#app/features/register/records/records.sql.ts'
import { prepared } from '#db/client.server.ts'

export const regionsOfLmcs = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string | null]>(`select l.slug, ${heldOn('lmc_regions', 'region_code', 'l.slug')} from lmcs l`)
    .raw(),
)

export const everOffered = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select distinct o.action_slug from offers o join editions e on e.slug = o.edition_slug
       where e.published_at < @end and e.recorded_at < @knownBefore order by 1`)
    .pluck(),
)
