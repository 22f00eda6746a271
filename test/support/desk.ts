import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actionText, contentFolder, editionText, roundText } from './content.ts'
import { REGISTERED_AT, smallEngland } from './england.ts'

/** Two editors of the committee. */
export const ANN = { personId: 'ann' }
export const BEN = { personId: 'ben' }
/** Wednesday 10 July 2024, 10:00 London time. */
export const DESK_NOW = Date.UTC(2024, 6, 10, 9)
export const RULES = { secondEditor: true, siteAddress: 'https://concert.example' }
export const SOURCES = [{ title: 'A page', url: 'https://example.org/page', date: '10 Jul 2024' }]

/** The small England with one round of three actions, of which the menu of June 2024 offers cap and notice. */
export function deskWorld(): Db {
  const db = smallEngland()
  const files = {
    'rounds/first/round.md': roundText('2024-05-01', 'null'),
    'actions/cap/guidance.md': actionText('Cap'),
    'actions/notice/guidance.md': actionText('Notice'),
    'actions/software/guidance.md': actionText('Software'),
    'rounds/first/editions/01-june.md': editionText(1, '2024-06-17', ['cap', 'notice']),
  }
  const loaded = loadContent(db, contentFolder(files), Math.max(REGISTERED_AT, startOfDay('2024-07-01')))
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  return db
}
