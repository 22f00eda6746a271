import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { at } from '#test/support/adoption.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { foundInFile } from './found-in-file.ts'
import { bundled, LONG, registerToWriteTo, startWriters } from './writers.ts'

const KILLS = LONG ? Number(process.env.FAULTS_KILLS ?? 1000) : 6
const WRITERS = 12
/** The whole record is read after every so many kills; each kill looks for what it confirmed. */
const WHOLE_EVERY = LONG ? 25 : 3
const NOW = at('2024-09-12')

let folder: string
beforeAll(async () => {
  folder = await bundled()
}, 60_000)

test(
  'killed at any moment under many writers, a register holds all that was confirmed, whole, and its states follow',
  async () => {
    const path = join(testFolder(), 'concert.db')
    writeFileSync(path, registerToWriteTo())
    const starts = { inTheStart: 0, confirmed: 0, faults: 0, lost: 0 }
    const all: string[] = []
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const writers = startWriters(folder, path, { clock: NOW + kill * 3_600_000, writers: WRITERS })
      const inTheStart = kill % 5 === 0
      if (inTheStart) starts.inTheStart += 1
      else await writers.next(({ wrote }) => wrote !== undefined)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * (LONG ? 400 : 250)))
      await writers.kill()
      starts.confirmed += writers.wrote.length
      all.push(...writers.wrote)
      const whole = kill % WHOLE_EVERY === 0 || kill === KILLS
      const found = foundInFile(path, whole ? all : writers.wrote, { whole })
      starts.lost += found.lost.length
      starts.faults += found.faults.length
      expect({ kill, ...found }).toEqual({ kill, lost: [], faults: [] })
    }
    console.log(
      `kill -9: ${KILLS} kills (${starts.inTheStart} in the start), ${starts.confirmed} writes confirmed, ${starts.lost} lost, ${starts.faults} faults`,
    )
    expect(starts.confirmed).toBeGreaterThan(KILLS)

    // That the look can find something: one confirmed statement is taken out by hand.
    const db = openDatabase(path)
    for (const trigger of db.$client
      .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'adoption_entries'")
      .pluck()
      .all())
      db.$client.exec(`drop trigger "${trigger}"`)
    db.$client.pragma('foreign_keys = OFF')
    db.$client.prepare('delete from adoption_entries where note = ?').run(all[0])
    db.$client.close()
    const { lost, faults } = foundInFile(path, all, { whole: true })
    expect([lost, faults.length > 0]).toEqual([[all[0]], true])
  },
  LONG ? 7_200_000 : 300_000,
)
