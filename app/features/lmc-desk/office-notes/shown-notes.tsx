import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { ShownNote } from './office-note-rules.ts'

/** What the office showed a practice, as its partners read it. */
export function ShownNotes({ notes }: { notes: ShownNote[] }) {
  if (notes.length === 0) return <p>It had noted nothing about your practice.</p>
  return (
    <Timeline
      label="What the office noted about us"
      statements={notes.map(({ id, words, recordedAt, takenBackAt }) => ({
        key: id,
        when: longDay(dayOf(recordedAt)),
        title: <span className="as-typed">{words}</span>,
        corrected: takenBackAt !== null,
        children: takenBackAt === null ? null : <p className="soft">Taken back on {longDay(dayOf(takenBackAt))}.</p>,
      }))}
    />
  )
}

/** To colleagues who are no partners: who asks, and whether it has been asked. `askedAt`: of what waits for an answer. */
export function ForColleagues({ partners, askedAt, here }: { partners: string[]; askedAt: Instant | null; here: string }) {
  return (
    <>
      <p>
        Only a partner of your practice can ask for these notes and read them.{' '}
        {partners.length > 0 ? `Here: ${partners.join(', ')}.` : 'None is here now: invite one.'}{' '}
        <a href={`${here}/people`}>Our people</a>
      </p>
      <p>
        {askedAt === null
          ? 'No request waits at the office now.'
          : `Asked for on ${longDay(dayOf(askedAt))}: the office has a month to answer.`}
      </p>
    </>
  )
}

/** On the practice's desk, to its partners: that the office has shown its notes. `lmc`: its name. */
export function NotesShownNote({ lmc, here }: { lmc: string; here: string }) {
  return (
    <InsetNote>
      {lmc} has shown you what its office noted about your practice. <a href={`${here}/office-notes`}>Read it</a>
    </InsetNote>
  )
}
