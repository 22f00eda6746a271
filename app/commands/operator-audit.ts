import { parseArgs } from 'node:util'
import { statesThatDiffer } from '#app/features/adoption/states/refresh-current-state.server.ts'
import { CHAIN_FAULTS } from '#app/features/audit/chain/chain-rules.ts'
import { rowFaultInWords } from '#app/features/audit/chain/row-fault-words.ts'
import { type ChainReport, chainHolds, verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { type RowReport, verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Db, danglingReferences, onSnapshot } from '#db/client.server.ts'
import { type OperatorCommand, Refused } from './operator-command.ts'

const NOTED = /^([1-9]\d*):([0-9a-f]{64})$/
/** So many faults are printed in full; the rest is counted. */
const MOST_TOLD = 20

/**
 * Checks the whole record as it stands at one moment: the chain of events, every append-only row against the event that wrote it, current
 * states against the replay of the entries, references. Says what does not fit; exit code 1 then. `--noted` holds the chain against what
 * an earlier check printed.
 */
export const auditVerifyCommand: OperatorCommand = {
  usage: 'audit verify [--noted NUMBER:HASH]      checks events, rows and states; NUMBER:HASH is what an earlier check printed',
  run(args, { db }) {
    const { values } = parseArgs({ args, options: { noted: { type: 'string' } } })
    const noted = values.noted === undefined ? undefined : NOTED.exec(values.noted)
    if (noted === null) throw new Refused('--noted is NUMBER:HASH as an earlier check printed it.')
    const began = performance.now()
    const { chain, rows, faults } = onSnapshot(db, checked)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (noted && !chainHolds(db, Number(noted[1]), noted[2] ?? ''))
      faults.push(`Event ${noted[1]} is not the one noted down: the chain was cut short or written anew.`)
    if (chain.ok)
      console.log(`The chain is whole: ${inFigures(chain.events)} events, ${inFigures(chain.wiped)} of them wiped by purges.`)
    if (faults.length === 0)
      console.log(
        `The record is whole: ${inFigures(rows)} rows are as their events wrote them, and states follow from them (${seconds} s).`,
      )
    else {
      for (const fault of faults.slice(0, MOST_TOLD)) console.error(fault)
      if (faults.length > MOST_TOLD) console.error(`And ${inFigures(faults.length - MOST_TOLD)} more that do not fit.`)
      console.error('The record is not whole.')
      process.exitCode = 1
    }
    if (chain.ok && chain.last) console.log(`Note down, away from this machine: ${chain.last.number}:${chain.last.hash}`)
  },
}

/** The whole record, held against itself. */
export function checked(db: Db): { chain: ChainReport; rows: number; faults: string[] } {
  const chain = verifyChain(db)
  // If the chain is broken, its accounts say nothing about rows.
  const { rows, faults }: RowReport = chain.ok ? verifyRows(db) : { rows: 0, faults: [] }
  const states = statesThatDiffer(db).map(
    ({ practiceCode, actionSlug }) =>
      `The current state of ${practiceCode} about ${actionSlug} does not follow from its entries.`,
  )
  const references = danglingReferences(db).map((table) => `A row of ${table} refers to one that is not there.`)
  return { chain, rows, faults: [...chainFaults(chain), ...faults.map(rowFaultInWords), ...states, ...references] }
}

function chainFaults(chain: ChainReport): string[] {
  if (chain.ok) return chain.lostAtEnd > 0 ? [`The last ${inFigures(chain.lostAtEnd)} events that were written are gone.`] : []
  const { number, at, fault } = chain.broken
  return [
    `The chain is broken at event ${number}, ${moment(at)}: ${CHAIN_FAULTS[fault]}. The ${inFigures(chain.events)} events before it are whole as far as the hashes tell. Rows were not held against it.`,
  ]
}
