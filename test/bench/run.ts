import '#app/platform/node-version.server.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { buildIsCurrent, runToEnd } from '#app/commands/start-preparation.ts'
import { measureBorder } from './border.ts'
import { killChildren } from './child.ts'
import { CACHE, englandFile } from './england.ts'
import { FLOOR_SQL, measureFloors } from './floors.ts'
import { measureGrowth } from './growth.ts'
import { measureLocked, measureRetention } from './locks.ts'
import { measurePublishing } from './publishing.ts'
import { type Effort, measureFirstAsked, measureReads } from './reads.ts'
import { measureReminding } from './reminding.ts'
import { aimsOf, linesOf, type Results } from './report.ts'
import { makeScene } from './scene.ts'
import { measureSignIns } from './sign-in.ts'
import { measureImport, measureStart } from './start-and-import.ts'
import { measureWrites } from './writes.ts'

/** `npm run bench`, `npm run bench -- --quick`: the README beside this file says what it measures and how. */

const quick = process.argv.includes('--quick')
const effort: Effort = quick
  ? { warmUp: 2.5, rounds: 3, seconds: 0.5, roundsAlone: 1, secondsAlone: 0.4 }
  : { warmUp: 3, rounds: 5, seconds: 2, roundsAlone: 3, secondsAlone: 1 }
const MINUTES = quick ? 8 : 15

const folder = `${CACHE}/run-${process.pid}`
const cleanUp = () => {
  killChildren()
  rmSync(folder, { recursive: true, force: true })
}
process.on('exit', cleanUp)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
setTimeout(() => {
  console.error(`The bench is stopped: it has run for ${MINUTES} minutes.`)
  process.exit(1)
}, MINUTES * 60_000).unref()

if (!buildIsCurrent()) {
  console.log('Building the pages …')
  await runToEnd('npm', ['run', '--silent', 'build'], 'The pages could not be built.')
}
mkdirSync(folder, { recursive: true })
const began = performance.now()
const step = (words: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`)

const england = englandFile({ weeks: 104, people: true })
step('signing in')
const scene = await makeScene(
  england,
  `${folder}/scene.db`,
  quick ? { partners: 3_000, weekEnds: 8 } : { partners: 6_128, weekEnds: 99 },
)
step('pages, at 10 connections and at 1, and the bare servers under them')
const reads = await measureReads(scene, folder, effort)
step('the national table of past weeks, each asked for the first time')
const firstAsked = {
  earlier: await measureFirstAsked(scene, folder, 'then'),
  todays: await measureFirstAsked(scene, folder, 'now'),
}
step('recording adoptions and confirming returns')
const writes = await measureWrites(scene, folder, effort)
step('signing in while others read')
const signIns = await measureSignIns(scene, folder, effort)
step('what the border answers by itself')
const border = await measureBorder(scene, folder, effort)
step('pages and forms while another process holds the database')
const locked = await measureLocked(scene, folder, quick ? 4 : 10)
step('the removal of two rounds')
const retention = await measureRetention(folder, quick ? 50 : 1000)
step('publishing to everybody')
const publishing = await measurePublishing(scene, folder, quick ? 8 : 30)
step('reminding every practice')
const reminding = await measureReminding(scene, folder)
step('bare queries and durable inserts')
const floors = measureFloors(scene, folder, quick ? 0.5 : 2)
step('histories of 3 months, 2 years and 10 years')
const growth = measureGrowth(folder, quick ? 6 : 12)
step('from a built checkout to the first page')
const startSeconds = await measureStart(folder)
step('the import of the real files')
const imports = await measureImport(folder)

const results: Results = {
  reads,
  firstAsked,
  writes,
  signIns,
  border,
  locked,
  retention,
  publishing,
  reminding,
  floors,
  growth,
  startSeconds,
  imports,
}
const aims = aimsOf(results)
const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model }
const file = `${CACHE}/result.json`
writeFileSync(
  file,
  JSON.stringify({ measuredAt: new Date().toISOString(), quick, machine, ...results, floorSql: FLOOR_SQL, aims }, null, 2),
)
step('done\n')
console.log(linesOf(results, aims).join('\n'))
const missed = aims.filter(({ pass }) => !pass).length
console.log(`\n${aims.length - missed} aims reached, ${missed} missed. All figures: .cache/bench/result.json`)
process.exit(0)
