import { Table } from '#app/ui/table.tsx'

/**
 * What others see with and without sharing, as a small table, before a practice chooses (decision 18). The figures are an example
 * and say so.
 */
export function SharingExample({ practiceName, lmcName }: { practiceName: string; lmcName: string }) {
  const rows = [
    ['Whether you reported this week', 'yes', 'yes'],
    ['Which actions you take, and since when', 'yes: “Taking since 1 June”, beside your name', 'no'],
    ['You in the counts', 'yes, blurred, never by name', 'yes, blurred, never by name'],
    ['What stands in your way', 'yes, as you wrote it', 'no'],
    ['Your notes, letters and registers', 'no', 'no'],
  ]
  return (
    <Table
      caption={`What ${lmcName} sees of ${practiceName}`}
      columns={[
        { key: 'what', label: 'What' },
        { key: 'yes', label: 'If you share by name' },
        { key: 'no', label: 'If you do not' },
      ]}
      rows={rows.map((cells) => ({ key: cells[0]!, cells }))}
      note="Whichever you choose, the committee and the public only see counts, never a practice."
    />
  )
}
