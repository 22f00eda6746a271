import { longDay } from '#app/platform/dates-in-words.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import { Tag } from '#app/ui/tag.tsx'
import {
  FLAG_WORDS,
  isEmptyLocalNote,
  isFlagged,
  isPast,
  type LocalNote,
  RATING_WORDS,
  waitsForReview,
} from './local-note-rules.ts'

/** At the LMC's own desk: that a note waits for review, or is no longer read. */
export function ReviewTag({ note, today }: { note: LocalNote | null; today: Day }) {
  if (!note || !waitsForReview(note, today)) return null
  return <Tag kind="due">{isPast(note, today) ? 'Its last day is over: no longer shown' : 'Waits for review'}</Tag>
}

/** The flag of a note by word and shape; nothing where there is none. */
export function FlagTag({ note }: { note: Pick<LocalNote, 'flag'> | null }) {
  return note && isFlagged(note) ? <Tag kind="conditions">{FLAG_WORDS[note.flag]}</Tag> : null
}

const signature = ({ lmc, recordedAt, reviewBy }: LocalNote) =>
  `LMC officer, ${lmc.name}, ${longDay(dayOf(recordedAt))}${reviewBy ? `; until ${longDay(reviewBy)}` : ''}`

const ratings = ({ effort, impact }: LocalNote) =>
  [effort && `Effort: ${RATING_WORDS[effort].toLowerCase()}`, impact && `impact: ${RATING_WORDS[impact].toLowerCase()}`]
    .filter(Boolean)
    .join(', ')

/** Whose note it is, with the flag: "Leeds LMC: do not do this here." */
export function LocalNoteName({ note }: { note: LocalNote }) {
  return <strong>{isFlagged(note) ? `${note.lmc.name}: ${FLAG_WORDS[note.flag].toLowerCase()}.` : `${note.lmc.name}:`}</strong>
}

/** A note in one line, under an action in a list: reason or advice, ratings, and author. */
export function LocalNoteLine({ note }: { note: LocalNote }) {
  return (
    <>
      {[note.reason, note.advice].filter(Boolean).join(' ')} {ratings(note) ? `${ratings(note)}. ` : ''}
      <span className="soft">({signature(note)})</span>
    </>
  )
}

/** A whole note: flag and reason, advice, ratings, date and signature. A flag is to be read before deciding. */
export function LocalNoteView({ note, children }: { note: LocalNote; children?: React.ReactNode }) {
  if (isEmptyLocalNote(note)) return <p>The note before was taken back: {signature(note)}.</p>
  return (
    <InsetNote readFirst={isFlagged(note)}>
      {isFlagged(note) ? (
        <p>
          <strong>{FLAG_WORDS[note.flag]}.</strong> {note.reason}
        </p>
      ) : null}
      {(note.advice ?? '')
        .split(/\n\s*\n/)
        .filter(Boolean)
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {ratings(note) ? <p>{ratings(note)}.</p> : null}
      <p>
        {signature(note)}. {isFlagged(note) ? 'The practice decides: this note changes nothing in its record.' : ''}
      </p>
      {children}
    </InsetNote>
  )
}
