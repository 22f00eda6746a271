import { parseArgs } from 'node:util'
import { type Finding, healthFindings } from '#app/features/operator/health/health-findings.server.ts'
import type { Db } from '#db/client.server.ts'
import type { OperatorCommand } from './operator-command.ts'

/** Looks at everything that has to go on by itself. Nothing about a practice is printed. Exit code 1 where something does not. */
export const healthCommand: OperatorCommand = {
  usage: `health
    can it write, is there space, and when were the last release, backup and mail; exit code 1 where somebody has to look`,
  run(words, { db, settings, now }) {
    parseArgs({ args: words, options: {} })
    const found = [writing(db), ...healthFindings(db, { secretKey: settings.secretKey, now, machineNow: Date.now() })]
    for (const { about, words: said, fault } of found) console.log(`${fault ? 'LOOK' : 'ok  '}  ${about.padEnd(8)} ${said}`)
    if (found.some(({ fault }) => fault)) process.exitCode = 1
  },
}

function writing(db: Db): Finding {
  const about = 'writing'
  try {
    db.$client.exec('begin immediate; rollback')
    return { about, words: 'a write begins at once or within five seconds', fault: false }
  } catch (error) {
    return { about, words: `no write begins: ${(error as Error).message}`, fault: true }
  }
}
