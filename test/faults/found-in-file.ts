import { checked } from '#app/commands/operator-audit.ts'
import { openDatabase } from '#db/client.server.ts'

/** What a register holds of confirmed statements after a fault, and what in it does not fit: nothing may be lost, and nothing half there. */
export function foundInFile(
  path: string,
  confirmed: Iterable<string>,
  { whole }: { whole: boolean },
): { lost: string[]; faults: string[] } {
  const db = openDatabase(path)
  try {
    const known = db.$client.prepare('select 1 from adoption_entries where note = ?').pluck()
    const lost = [...confirmed].filter((note) => known.get(note) === undefined)
    if (!whole) return { lost, faults: [] }
    const torn = db.$client.pragma('integrity_check(3)', { simple: true })
    return { lost, faults: [...checked(db).faults, ...(torn === 'ok' ? [] : [String(torn)])] }
  } finally {
    db.$client.close()
  }
}
