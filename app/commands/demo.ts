import { inFigures } from '#app/platform/numbers-in-words.ts'
import '#app/platform/node-version.server.ts'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { longDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { paths } from '#app/platform/paths.server.ts'
import { dayOf, instantOf } from '#app/platform/time.ts'
import { DEFAULT_DAY, dayToStandOn, TIME_OF_DAY } from '#demonstration/day-rules.ts'
import type { FileOutcome } from '#demonstration/demonstration-file.server.ts'
import { stop } from './stop.ts'

const USAGE = `npm run demo [-- --on DAY | --today] [--seed N] [--again] [--weeks N]
  --on DAY    the day it stands on, such as 2026-06-30; it replaces the demonstration that is there. Default: ${DEFAULT_DAY}.
  --today     the same, for today.
  --seed N    makes another England: the same number makes the same one. Default 1.
  --weeks N   a shorter history: so many weeks before that day. Default: since 17 June 2024.
  --again     replaces the demonstration that is there.`

const options = {
  on: { type: 'string' },
  today: { type: 'boolean' },
  seed: { type: 'string' },
  weeks: { type: 'string' },
  again: { type: 'boolean' },
} as const
let given: ReturnType<typeof parseArgs<{ options: typeof options }>>['values']
try {
  given = parseArgs({ options }).values
} catch (error) {
  stop(`${(error as Error).message}\n${USAGE}`)
}
const seed = Number(given.seed ?? 1)
const weeks = given.weeks === undefined ? undefined : Number(given.weeks)
if (!Number.isSafeInteger(seed) || seed < 0) stop(`--seed takes a whole number from 0.\n${USAGE}`)
if (weeks !== undefined && !(Number.isInteger(weeks) && weeks >= 1)) stop(`--weeks takes a whole number from 1.\n${USAGE}`)
if (given.today && given.on !== undefined) stop(`--on and --today both name a day: give one of them.\n${USAGE}`)
const machineNow = Date.now()
const day = dayToStandOn(given.today ? dayOf(machineNow) : (given.on ?? DEFAULT_DAY), dayOf(machineNow))
if (!day.ok) stop(`--on ${given.on}: ${day.message}\n${USAGE}`)

// Set before the heavy part loads: with V8's default young generation, half of 450 MB would be garbage not collected yet.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--max-semi-space-size=8')
const { makeDemonstrationFile } = await import('#demonstration/demonstration-file.server.ts')

const now = given.today ? machineNow : instantOf(day.day, TIME_OF_DAY)
const again = given.again || given.today || given.on !== undefined
const wishes = { seed, weeks, today: day.day, contentFolder: paths.content, again: again ?? false }
const outcome: FileOutcome = await makeDemonstrationFile(paths.demonstration, wishes, now).catch((error: Error) =>
  stop(`The demonstration was not made. ${error.message}`),
)
if (outcome.ok) {
  const { made } = outcome
  console.log(`Demonstration England is made, seed ${seed}: ${paths.demonstration}`)
  console.log(`  It stands on ${weekdayAndDay(day.day)}; its clock runs only while it is served`)
  console.log(
    `  ${made.lmcs} LMCs, ${inFigures(made.openPractices)} practices open and ${made.practices - made.openPractices} closed, all made up`,
  )
  console.log(
    `  ${inFigures(made.returns)} weekly returns, weeks of ${longDay(made.firstWeek)} to ${longDay(made.lastWeek)} and the days since`,
  )
  console.log(
    `  ${inFigures(made.entries)} adoption entries, ${inFigures(made.progress)} news of progress, ${inFigures(made.sharingChoices)} sharing choices`,
  )
  console.log(`  ${made.signIns} sign-ins, named on the sign-in page`)
} else if (outcome.reason === 'exists') {
  console.log(`The demonstration is there already: ${paths.demonstration}. It is left as it is; --again makes a new one.`)
} else {
  stop(`${paths.demonstration} is in use. Stop the server that runs on it, then make the demonstration again.`)
}
