import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { Table } from '#app/ui/table.tsx'
import type { CheckedLine } from './send-invitation-list.server.ts'

/** The correct lines of a list: who would be invited to which role. */
export function RightLines({ lines }: { lines: CheckedLine[] }) {
  const right = lines.filter((line) => line.ok)
  return (
    <Table
      caption={`To be sent: ${right.length}`}
      columns={[
        { key: 'line', label: 'Line' },
        { key: 'place', label: 'Where' },
        { key: 'role', label: 'Role' },
        { key: 'email', label: 'E-mail address' },
      ]}
      rows={right.map((line) => ({
        key: String(line.line),
        cells: [line.line, line.place, ROLE_WORDS[line.wanted.role], line.email],
      }))}
      empty="No line is right."
    />
  )
}

/** The lines that are not sent, each with its reason. */
export function WrongLines({ lines, caption }: { lines: CheckedLine[]; caption: string }) {
  const wrong = lines.flatMap((line) => (line.ok ? [] : [line]))
  return (
    <Table
      caption={`${caption}: ${wrong.length}`}
      columns={[
        { key: 'line', label: 'Line' },
        { key: 'problem', label: 'Why not' },
        { key: 'text', label: 'What it says' },
      ]}
      rows={wrong.map((line) => ({ key: String(line.line), cells: [line.line, line.problem, line.text] }))}
      empty="None."
    />
  )
}
