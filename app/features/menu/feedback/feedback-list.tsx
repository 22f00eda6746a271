import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Stack } from '#app/ui/panel.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { type CommitteeFeedback, type FeedbackAnswer, KIND_WORDS, type OwnFeedback } from './feedback-rules.ts'

/** Sender and time, as exactly as the committee may know them. */
export const fromWhom = ({ from, day, week }: CommitteeFeedback) =>
  `${from}, ${day ? longDay(day) : `week of ${longDay(week ?? '')}`}`

const answered = (answers: FeedbackAnswer[]) => (answers.length > 0 ? <Tag kind="reported">Answered</Tag> : null)

/** Feedback of one sender, each piece with its answers. */
export function OwnFeedbackList({ feedback }: { feedback: OwnFeedback[] }) {
  return feedback.map((piece) => (
    <article key={piece.id} aria-labelledby={`feedback-${piece.id}`}>
      <Stack>
        <h3 id={`feedback-${piece.id}`}>{piece.title}</h3>
        <p>
          <Tag kind="plain">{KIND_WORDS[piece.kind]}</Tag> Sent on {moment(piece.recordedAt)} {answered(piece.answers)}
        </p>
        <p>{piece.words}</p>
        <FeedbackAnswers answers={piece.answers} />
      </Stack>
    </article>
  ))
}

/** The committee's answers to one piece, each with the edition it names. */
export function FeedbackAnswers({ answers }: { answers: FeedbackAnswer[] }) {
  return answers.map(({ id, words, edition, recordedAt }) => (
    <InsetNote key={id}>
      <p>{words}</p>
      {edition ? (
        <p>
          Changed because of it: <a href={`/menu/editions/${edition.slug}`}>{edition.title}</a>.
        </p>
      ) : null}
      <p className="soft">The committee, {longDay(dayOf(recordedAt))}</p>
    </InsetNote>
  ))
}

/** All feedback as the committee reads it, each piece linked to the page that answers it. */
export function CommitteeFeedbackList({ feedback }: { feedback: CommitteeFeedback[] }) {
  return (
    <ItemList>
      {feedback.map((piece) => (
        <Item
          key={piece.id}
          title={piece.title}
          tags={
            <>
              <Tag kind="plain">{KIND_WORDS[piece.kind]}</Tag>
              {answered(piece.answers)}
            </>
          }
          action={
            <a href={`/committee/feedback/${piece.id}`}>
              {piece.answers.length > 0 ? 'Read the answer' : 'Read and answer'}
              <span className="spoken">
                : {piece.title}, {piece.from}
              </span>
            </a>
          }
        >
          {piece.words} <span className="soft">({fromWhom(piece)})</span>
        </Item>
      ))}
    </ItemList>
  )
}
