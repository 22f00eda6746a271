import { InsetNote } from '#app/ui/messages.tsx'
import type { DeskPage } from './desk-queries.server.ts'

type SharingNoteProps = { practiceCode: string; sharing: DeskPage['sharing']; mayChoose: boolean }

/** At the end of the desk: who sees the answers by name, and the pages about it. */
export function SharingNote({ practiceCode, sharing, mayChoose }: SharingNoteProps) {
  return (
    <InsetNote>
      {sharing?.sharesByName ? (
        <>
          You <strong>share by name with your LMC</strong>; no one else sees what you do.
        </>
      ) : (
        <>
          Your answers are counted <strong>without your name</strong>: not even your LMC sees what you do.
        </>
      )}{' '}
      {mayChoose ? (
        <a href={`/practice/${practiceCode}/sharing`}>{sharing ? 'Change' : 'Choose'}</a>
      ) : (
        'A partner of the practice can change this.'
      )}{' '}
      · <a href={`/practice/${practiceCode}/who-looked`}>Who looked</a> ·{' '}
      <a href={`/practice/${practiceCode}/feedback`}>Feedback to the committee, and its answers</a>
    </InsetNote>
  )
}
