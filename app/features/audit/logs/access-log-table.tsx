import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { Table } from '#app/ui/table.tsx'
import type { AccessLog } from './access-log-queries.server.ts'
import type { AccessLogLine } from './access-log-rules.ts'

const timeOf = (at: number) => moment(at).split(' at ')[1] ?? ''

function listWords(list: string, { times, officers, first, last }: AccessLogLine): string {
  const [from, to] = [timeOf(first), timeOf(last)]
  const often = `${times === 1 ? 'once' : `${times} times`}, ${from === to ? `at ${from}` : `from ${from} to ${to}`}`
  return `${list}: ${often}${officers > 1 ? `, by ${officers} officers` : ''}`
}

const LISTS = {
  lists: 'The list of practices that share by name, yours among them',
  files: 'Taken away as a file: practices that share by name, yours among them',
  calls: 'The list of practices that asked for a call, yours among them',
}
const OWN = {
  'record-seen': 'Opened your record',
  'record-exported': 'Downloaded your record as a file',
  'call-seen': 'Opened the call you asked for',
}

/**
 * Who looked at a practice's record: a line a day for each LMC and list, and one for each access to or export of the record itself; latest
 * first.
 */
export function AccessLogTable({ accessLog, practiceName }: { accessLog: AccessLog; practiceName: string }) {
  const lists = (['lists', 'files', 'calls'] as const).flatMap((list) =>
    accessLog[list].map((line) => ({
      at: line.last,
      key: `${list} ${line.day} ${line.lmcName}`,
      cells: [longDay(line.day), `LMC officer, ${line.lmcName}`, listWords(LISTS[list], line)],
    })),
  )
  const own = accessLog.own.map(({ at, as, what }) => ({
    at,
    key: `${at} ${as} ${what}`,
    cells: [moment(at), as, OWN[what]],
  }))
  return (
    <Table
      caption={`Who looked at the record of ${practiceName}, ${longDay(accessLog.from)} to ${longDay(accessLog.until)}`}
      columns={[
        { key: 'when', label: 'When' },
        { key: 'as', label: 'As what' },
        { key: 'what', label: 'What was seen' },
      ]}
      rows={[...lists, ...own].sort((a, b) => b.at - a.at)}
      empty="Nobody outside your practice saw your record in these days."
      note="Your own people reading your pages are not listed. Published figures name no practice, so reading them is not listed."
    />
  )
}
