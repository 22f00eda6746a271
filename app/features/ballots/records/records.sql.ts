import { prepared } from '#db/client.server.ts'

export const hashes = prepared((db) =>
  db.$client
    .prepare<unknown[], string | null>(`select group_concat(hash, ' ') from (
         select slug || ' ' || content_hash as hash from ballots union all select slug || ' ' || content_hash from announced_ballots)`)
    .pluck(),
)
