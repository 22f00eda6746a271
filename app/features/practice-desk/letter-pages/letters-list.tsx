import { longDay } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { FAMILY_WORDS, OUTCOME_WORDS, REPLY_WORDS } from '../letter-texts/letter-words.ts'
import type { DraftLine, LetterLine, LettersOfAction } from '../letters/letter-list-queries.server.ts'

const next = ({ next: { words, due } }: LetterLine) => (due ? `${words}: ${longDay(due)}` : words)

/** Letters in the making, and those that wait for something. */
export function WaitingLetters({ at, drafts, sent }: { at: string; drafts: DraftLine[]; sent: LetterLine[] }) {
  const waiting = sent.filter(
    (line) => !line.past && (line.next.kind === 'write' || line.next.kind === 'wait' || line.next.kind === 'clock'),
  )
  if (drafts.length + waiting.length === 0) return <p>No letter is being written, and none is waiting for an answer.</p>
  return (
    <ItemList>
      {drafts.map(({ id, title, recipient }) => (
        <Item
          key={id}
          title={title}
          href={`${at}/drafts/${id}`}
          action={
            <a href={`${at}/drafts/${id}`}>
              Finish it<span className="spoken">: {title}</span>
            </a>
          }
        >
          In the making{recipient ? `, to ${recipient}` : ''}
        </Item>
      ))}
      {waiting.map((line) => (
        <Item
          key={line.id}
          title={line.subject ?? line.title}
          href={`${at}/sent/${line.id}`}
          action={
            <a href={line.next.letter ? `${at}/new/${line.next.letter}?follows=${line.id}` : `${at}/sent/${line.id}`}>
              {line.next.letter ? 'Write it' : 'Record a reply'}
              <span className="spoken">: {line.subject ?? line.title}</span>
            </a>
          }
        >
          To {line.recipient}, sent {longDay(line.sentOn)}. {next(line)}.
        </Item>
      ))}
    </ItemList>
  )
}

/** What can be written, by the action it belongs to; what belonged to a round that has ended is folded away. */
export function LettersToWrite({ at, groups }: { at: string; groups: LettersOfAction[] }) {
  const over = groups.filter(({ action }) => action?.over)
  return (
    <>
      <Groups at={at} groups={groups.filter(({ action }) => !action?.over)} />
      {over.length > 0 ? (
        <Fold title="Of rounds that have ended" level={3}>
          <Groups at={at} groups={over} />
        </Fold>
      ) : null}
    </>
  )
}

function Groups({ at, groups }: { at: string; groups: LettersOfAction[] }) {
  return (
    <div className="letters-to-write">
      {groups.map(({ action, letters }) => (
        <section key={action?.slug ?? 'any'} aria-label={action?.title ?? 'At any time'}>
          <SectionHeading level={3} beside={action?.taken ? 'you take it' : undefined}>
            {action ? action.title : 'At any time'}
          </SectionHeading>
          <ul>
            {letters.map(({ slug, title, summary, when, family }) => (
              <li key={slug}>
                <a href={`${at}/new/${slug}`}>{title}</a>
                <span className="soft">
                  {family === 'case' ? `${FAMILY_WORDS.case}. ` : ''}
                  {when ?? summary}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The register of what went; letters of earlier rounds that wait for nothing are folded away. */
export function LettersSent({ at, sent }: { at: string; sent: LetterLine[] }) {
  const past = sent.filter((line) => line.past)
  return (
    <>
      <SentTable at={at} sent={sent.filter((line) => !line.past)} caption="Letters this practice sent" />
      {past.length > 0 ? (
        <Fold title="Of earlier rounds" beside={past.length === 1 ? 'one letter' : `${past.length} letters`} level={3}>
          <SentTable at={at} sent={past} caption="Letters of earlier rounds" />
        </Fold>
      ) : null}
    </>
  )
}

function SentTable({ at, sent, caption }: { at: string; sent: LetterLine[]; caption: string }) {
  return (
    <Table
      caption={caption}
      spokenCaption
      empty="No letter of this round is recorded as sent."
      columns={[
        { key: 'letter', label: 'Letter' },
        { key: 'sent', label: 'Sent' },
        { key: 'about', label: 'About' },
        { key: 'to', label: 'To' },
        { key: 'text', label: 'Text' },
        { key: 'reply', label: 'Reply' },
        { key: 'next', label: 'Outcome or next' },
      ]}
      rows={sent.map((line) => ({
        key: line.id,
        cells: [
          <a key="letter" href={`${at}/sent/${line.id}`}>
            {line.title}
          </a>,
          longDay(line.sentOn),
          line.subject ?? (line.family === 'case' ? 'one case, not kept' : ''),
          line.recipient,
          `${line.textHash.slice(0, 6)}${line.ownWords > 0 ? `, ${line.ownWords} in own words` : ''}`,
          line.reply ? `${longDay(line.reply.on)}: ${REPLY_WORDS[line.reply.kind]}` : 'none',
          line.outcome ? OUTCOME_WORDS[line.outcome] : next(line),
        ],
      }))}
      note="“Text” names the version the letter was made from. It is kept word for word, except for letters about one case."
    />
  )
}
