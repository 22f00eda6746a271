import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, dayOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { demonstrationFile, inTheFile } from '#test/support/journey.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { freePort, runStart, startServer } from '#test/support/server.ts'

let temporary: ReturnType<typeof ownFolder>
test.beforeEach(() => {
  temporary = ownFolder()
})
test.afterEach(() => temporary.remove())

/** A refused start says so in a few lines for people, without a stack, and ends with an error code. */
async function expectRefused(env: Record<string, string>, message: string | RegExp): Promise<void> {
  const { output, code } = await runStart(env)
  expect(output).toMatch(message)
  expect(output).not.toMatch(/^\s+at /m)
  expect(output.trim().split('\n').length).toBeLessThanOrEqual(4)
  expect(code).toBe(1)
}

test('a setting that is wrong stops the start and is named, with every other that is', async () => {
  await expectRefused({ PORT: 'eighty' }, /Concert does not start: these settings are wrong\.\n {2}PORT: /)
  await expectRefused({ PORT: '70000' }, /PORT: /)
  const { output } = await runStart({ PORT: 'eighty', PUBLIC_ADDRESS: 'concert.example.org', LOG_LEVEL: 'loud' })
  for (const name of ['PORT', 'PUBLIC_ADDRESS', 'LOG_LEVEL']) expect(output).toContain(`  ${name}: `)
})

test('a demonstration does not start under an address that others can reach', async () => {
  await expectRefused(
    { DATABASE_PATH: demonstrationFile(), PUBLIC_ADDRESS: 'https://concert.example.org' },
    /is a demonstration, and PUBLIC_ADDRESS is not an address of this machine\. Set DATABASE_PATH to the file of a real register\./,
  )
})

test('a database in a folder that does not exist, or that is no database, stops the start and is named', async () => {
  await expectRefused(
    { DATABASE_PATH: join(temporary.folder, 'nowhere', 'concert.db') },
    /DATABASE_PATH .*nowhere\/concert\.db cannot be opened/,
  )
  const letter = join(temporary.folder, 'letter.txt')
  writeFileSync(letter, 'This is a letter. '.repeat(500))
  await expectRefused({ DATABASE_PATH: letter }, /DATABASE_PATH .*letter\.txt cannot be opened/)
})

test('a port in use stops the start and is named', async () => {
  const taken = createServer().listen(await freePort(), '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  await expectRefused(
    { PORT: String(port), DATABASE_PATH: join(temporary.folder, 'concert.db') },
    new RegExp(`PORT ${port} is in use\\. Set PORT to another\\.`),
  )
  taken.close()
})

test('an empty database says how it is set up, and is no demonstration', async () => {
  const server = await startServer({ DATABASE_PATH: join(temporary.folder, 'concert.db') })
  try {
    expect(server.output()).toContain('The register is empty.')
    const home = await (await fetch(server.address)).text()
    expect(home).toContain('The register is empty.')
    expect(home).toContain('npm run import')
    expect(home).not.toContain('Demonstration England')
    expect(await (await fetch(`${server.address}/sign-in`)).text()).not.toContain('Sign-ins of the demonstration')
  } finally {
    await server.stop()
  }
})

/** A practice of the small England with its partner signed in, in a file. */
async function practiceOnDisk(): Promise<{ databasePath: string; cookie: string }> {
  const db = smallEngland()
  const loaded = loadContent(db, paths.content, REGISTERED_AT)
  if (!loaded.ok) throw new Error(loaded.messages.join('\n'))
  const cookie = await cookieOf(db, someone(db, 'practice-partner', { practiceCode: 'Y00001' }))
  recordingTime(db, Date.now())
  const databasePath = join(temporary.folder, 'concert.db')
  writeFileSync(databasePath, db.$client.serialize())
  return { databasePath, cookie }
}

test('kill -9 in the middle of a stream of adoptions loses nothing that was confirmed', async () => {
  const { databasePath, cookie } = await practiceOnDisk()
  const server = await startServer({ DATABASE_PATH: databasePath })
  const confirmed: string[] = []
  let sent = 0
  const since = addDays(dayOf(Date.now()), -1)
  const stream = async () => {
    for (;;) {
      const note = `statement ${sent++}`
      const decided = { do: 'record', decidedBy: 'one-partner', decidedOn: since }
      const form = {
        ...decided,
        'take-data-sharing-review': 'full',
        'answer-data-sharing-review--strength': 'examine',
        since,
        'note-data-sharing-review': note,
      }
      const answer = await fetch(`${server.address}/practice/Y00001/choose`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie, Origin: server.address },
        body: new URLSearchParams(form),
      })
      if (answer.status !== 302) throw new Error(`Not confirmed: ${answer.status}`)
      confirmed.push(note)
    }
  }
  const streams = [stream(), stream(), stream(), stream()].map((one) => one.catch((error: Error) => error.message))
  while (confirmed.length < 100) await new Promise((resolve) => setTimeout(resolve, 5))
  server.child.kill('SIGKILL')
  const ends = await Promise.all(streams)
  expect(ends.filter((message) => message.startsWith('Not confirmed'))).toEqual([])
  expect(sent).toBeGreaterThan(confirmed.length)

  const again = await startServer({ DATABASE_PATH: databasePath })
  try {
    const stored = new Set(inTheFile(databasePath, 'select note from adoption_entries'))
    expect(confirmed.filter((note) => !stored.has(note))).toEqual([])
    expect(inTheFile(databasePath, 'pragma integrity_check')).toEqual(['ok'])
    const events = "select count(*) from audit_events where action = 'adoption.recorded'"
    expect(inTheFile(databasePath, events)).toEqual([stored.size])
    const page = await fetch(`${again.address}/practice/Y00001/actions/data-sharing-review`, { headers: { Cookie: cookie } })
    expect(await page.text()).toContain(confirmed.at(-1))
  } finally {
    await again.stop()
  }
})

test('a clock far ahead of the record stops the start before anything is recorded, until the operator says that it is right', async () => {
  const { databasePath } = await practiceOnDisk()
  const db = openDatabase(databasePath)
  db.$client.exec(`update record_clock set last_recorded_at = ${Date.now() - 40 * 86_400_000}`)
  db.$client.close()
  const recorded = "select count(*) || ' ' || max(at) from audit_events"
  const before = inTheFile(databasePath, recorded)
  await expectRefused({ DATABASE_PATH: databasePath }, /the last thing was recorded 40 days before.*operator -- clock --is-right/)
  expect(inTheFile(databasePath, recorded)).toEqual(before)
  const said = spawnSync('node', ['app/commands/operator.ts', 'clock', '--is-right'], {
    env: { ...process.env, DATABASE_PATH: databasePath },
    encoding: 'utf8',
  })
  expect(said.stdout).toContain('It is recorded that the clock is right.')
  const server = await startServer({ DATABASE_PATH: databasePath })
  await server.stop()
})

test('told to stop, it ends of itself and is not broken off, also while a browser keeps its connection open', async () => {
  const { databasePath } = await practiceOnDisk()
  const server = await startServer({ DATABASE_PATH: databasePath, LOG_LEVEL: 'info', SECRET_KEY: 's'.repeat(40) })
  await (await fetch(server.address)).text()
  const port = Number(new URL(server.address).port)
  const idle = createConnection(port, '127.0.0.1')
  await once(idle, 'connect')
  idle.on('error', () => {})
  idle.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n')
  await once(idle, 'data')
  const silent = createConnection(port, '127.0.0.1')
  await once(silent, 'connect')
  silent.on('error', () => {})
  await server.stop()
  expect(server.child.exitCode).toBe(0)
  const logged =
    server
      .output()
      .match(/^\{.*\}$/gm)
      ?.map((line) => JSON.parse(line)) ?? []
  expect(logged.find(({ msg }) => msg === 'Concert has started')).toMatchObject({
    file: databasePath,
    settings: { secretKey: 'set' },
  })
  const ofItself = logged.map(({ msg }) => msg).filter((msg) => msg.startsWith('Concert'))
  expect(ofItself).toEqual(['Concert has started', 'Concert stops', 'Concert has stopped'])
  expect(server.output()).not.toContain('ssss')
  idle.destroy()
  silent.destroy()
  expect(inTheFile(databasePath, 'pragma integrity_check')).toEqual(['ok'])
})

test('npm start ends with what it started when it is told to, as a service manager tells it', async () => {
  const [port, databasePath] = [await freePort(), join(temporary.folder, 'concert.db')]
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), DATABASE_PATH: databasePath, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: 'ignore',
  })
  const answers = () =>
    fetch(`http://localhost:${port}/livez`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(answers, { timeout: 60_000 }).toBe(true)
  npm.kill('SIGTERM')
  const [code] = await once(npm, 'exit')
  expect([code, await answers()]).toEqual([0, false])
})

test('a register that needs its key does not start without it, and no new one is made', async () => {
  const databasePath = join(temporary.folder, 'concert.db')
  const db = openDatabase(databasePath)
  db.$client.exec("insert into figures_key (only, check_hash, recorded_at) values (1, 'of another key', 0)")
  db.$client.close()
  await expectRefused({ DATABASE_PATH: databasePath }, /the key of this register is missing\. Put it back as .*concert\.db\.key/)
  expect(existsSync(`${databasePath}.key`)).toBe(false)
})
