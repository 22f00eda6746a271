import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { faultsBeforeStart } from '#app/commands/faults-before-start.ts'
import { MIGRATIONS } from '#db/client.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { madeReadOnly, onADisk, smallDisk } from './small-disk.ts'
import { registerToWriteTo } from './writers.ts'

const command = (file: string, words: string[], databasePath: string) =>
  spawnSync('node', [`app/commands/${file}.ts`, ...words], {
    env: { ...process.env, DATABASE_PATH: databasePath, SECRET_KEY: 's'.repeat(40) },
    encoding: 'utf8',
  })

onADisk(
  'on a read-only disk a start and every command say so in one line, and nothing is left behind',
  async () => {
    const mounted = smallDisk(8)
    const path = join(mounted, 'concert.db')
    writeFileSync(path, registerToWriteTo())
    madeReadOnly(mounted)
    const said = `DATABASE_PATH ${path} cannot be opened. This account may not write to ${mounted}, or its disk is read-only.`
    expect(await faultsBeforeStart({ port: 0, host: '127.0.0.1', secretKey: 's'.repeat(40) }, path, MIGRATIONS)).toEqual([said])
    for (const words of [['health'], ['backup', '--to', testFolder()]])
      expect(command('operator', words, path)).toMatchObject({ status: 1, stderr: `${said}\n` })
    const absent = command('operator', ['health'], join(mounted, 'nowhere', 'concert.db'))
    expect(absent).toMatchObject({ status: 1, stderr: expect.stringMatching(/^DATABASE_PATH .*nowhere does not exist\.\n$/) })
    expect(readdirSync(mounted)).toEqual(['concert.db'])
  },
  120_000,
)

onADisk(
  'a copy to a read-only disk is refused, and the register goes on',
  () => {
    const path = join(testFolder(), 'concert.db')
    writeFileSync(path, registerToWriteTo())
    const mounted = smallDisk(8)
    madeReadOnly(mounted)
    expect(command('operator', ['backup', '--to', mounted], path)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^No backup was made: .*What was there stands\./),
    })
    expect(command('operator', ['backup', '--to', join(testFolder(), 'copies')], path)).toMatchObject({ status: 0 })
  },
  120_000,
)
