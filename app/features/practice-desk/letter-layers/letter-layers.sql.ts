import { prepared } from '#db/client.server.ts'
import type { LetterVersion } from './letter-change-rules.ts'

const COLUMNS = `id, letter_slug as letterSlug, lmc_slug as lmcSlug, version, changes, base_hash as baseHash, recorded_at as recordedAt`

export type Row = Omit<LetterVersion, 'changes'> & { changes: string | null }

export const ofLetter = prepared((db) =>
  db.$client.prepare<unknown[], Row>(
    `select ${COLUMNS} from letter_versions where letter_slug = @letter and lmc_slug is @lmc order by version desc limit 50`,
  ),
)

export const lastOfAll = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`select ${COLUMNS} from letter_versions v where lmc_slug is @lmc and version =
       (select max(version) from letter_versions w where w.letter_slug = v.letter_slug and w.lmc_slug is v.lmc_slug)`),
)
