import { parseArgs } from 'node:util'
import { CHAIN_FAULTS } from '#app/features/audit/chain/chain-rules.ts'
import { chainHolds, verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { type OperatorCommand, Refused } from './operator-command.ts'

const NOTED = /^([1-9]\d*):([0-9a-f]{64})$/

/** Walks the chain of events and names the first broken link; exit code 1 then. `--noted` holds it against what an earlier check printed. */
export const auditVerifyCommand: OperatorCommand = {
  usage: 'audit verify [--noted NUMBER:HASH]      checks the chain of events; NUMBER:HASH is what an earlier check printed',
  run(args, { db }) {
    const { values } = parseArgs({ args, options: { noted: { type: 'string' } } })
    const noted = values.noted === undefined ? undefined : NOTED.exec(values.noted)
    if (noted === null) throw new Refused('--noted is NUMBER:HASH as an earlier check printed it.')
    const began = performance.now()
    const report = verifyChain(db)
    const seconds = (performance.now() - began) / 1000
    if (!report.ok) {
      const { number, at, fault } = report.broken
      console.error(`The chain is broken at event ${number}, ${moment(at)}: ${CHAIN_FAULTS[fault]}.`)
      console.error(`The ${report.events} events before it are whole as far as the hashes tell.`)
      process.exitCode = 1
      return
    }
    const speed = Math.round(report.events / Math.max(seconds, 0.001)).toLocaleString('en-GB')
    console.log(
      `The chain is whole: ${report.events} events, ${report.wiped} of them wiped by purges (${speed} events a second).`,
    )
    if (report.lostAtEnd > 0) {
      console.error(`But the last ${report.lostAtEnd} events that were written are gone.`)
      process.exitCode = 1
    }
    if (noted && !chainHolds(db, Number(noted[1]), noted[2] ?? '')) {
      console.error(`But event ${noted[1]} is not the one noted down: the chain was cut short or written anew.`)
      process.exitCode = 1
    }
    if (report.last) console.log(`Note down, away from this machine: ${report.last.number}:${report.last.hash}`)
  },
}
