import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { LocalNoteWords } from './local-note-rules.ts'

const COLUMNS = `n.id, n.action_slug as actionSlug, n.lmc_slug as lmcSlug, l.name as lmcName, n.flag, n.reason, n.advice, n.effort,
  n.impact, n.review_by as reviewBy, n.recorded_at as recordedAt`

export type Row = LocalNoteWords & {
  id: string
  actionSlug: string
  lmcSlug: string
  lmcName: string
  recordedAt: Instant
}

export const lastNote = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`select ${COLUMNS} from local_notes n join lmcs l on l.slug = n.lmc_slug
     where n.lmc_slug = ? and n.action_slug = ? order by n.recorded_at desc, n.rowid desc limit 1`),
)

export const notesEver = prepared((db) =>
  db.$client.prepare<unknown[], Row>(`select ${COLUMNS} from local_notes n join lmcs l on l.slug = n.lmc_slug
     where n.lmc_slug = ? and n.action_slug = ? order by n.recorded_at desc, n.rowid desc limit 50`),
)

export const notesInOrder = prepared((db) =>
  db.$client.prepare<unknown[], Row>(
    `select ${COLUMNS} from local_notes n join lmcs l on l.slug = n.lmc_slug where n.lmc_slug = ? order by n.recorded_at, n.rowid`,
  ),
)
