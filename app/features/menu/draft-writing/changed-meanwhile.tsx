import { WordMarks } from '#app/features/menu/editions/word-marks.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { Difference } from './draft-conflict-rules.ts'

/** What another editor saved since a form was opened: the fields whose saved content differs from what was typed. */
export function ChangedMeanwhile({ differences, by }: { differences: Difference[]; by: string | null }) {
  return (
    <InsetNote readFirst>
      <p>
        <strong>{by ?? 'Another editor'} has changed this since you opened it.</strong> What you typed is in the fields. Here is
        where the draft now says something else: crossed out what only you have, underlined what only the draft has.
      </p>
      <DifferenceList differences={differences} />
    </InsetNote>
  )
}

/** Each field that differs, with what is left out crossed out and what is new underlined. */
export const DifferenceList = ({ differences }: { differences: Difference[] }) => (
  <dl className="comparison changed-meanwhile">
    {differences.map(({ name, label, marks }) => (
      <div key={name}>
        <dt>{label}</dt>
        <dd>
          <WordMarks marks={marks} />
        </dd>
      </div>
    ))}
  </dl>
)
