import type { QuestionCounts } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import { QUESTION_DAYS } from '#app/features/practice-desk/asked-by-lmc/question-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { Judged } from './judge-rules.ts'
import { askedInWords, JudgedLines, restInWords } from './judged-lines.tsx'
import { MappingButtons, MappingFields, type MappingShown } from './mapping-fields.tsx'
import type { TrackerAction } from './tracker-columns-rules.ts'
import { TrackerSide } from './tracker-side.tsx'
import { MOST_ROWS } from './tracker-table-rules.ts'

/** What a form of the page came back with. `list`: the office's list as CSV, carried by the page alone. */
export type TrackerAnswer = {
  errors: Record<string, string>
  list: string
  values: Record<string, string>
  /** How the list was read: the row of heads, and what a spreadsheet program had done to it. */
  readAs: string
  shown: MappingShown | null
  judged: Judged | null
}
export type TrackerPageProps = {
  lmc: { slug: string; name: string }
  actions: TrackerAction[]
  counts: QuestionCounts
  answer: TrackerAnswer | undefined
}

/** An office brings its own list in: the list, then what its columns and words mean, then every line judged, then sent. */
export function TrackerPage({ lmc, actions, counts, answer }: TrackerPageProps) {
  const here = `/lmc/${lmc.slug}/tracker`
  const { shown = null, judged = null } = answer ?? {}
  return (
    <FormState values={answer ? { ...answer.values, list: answer.list } : undefined} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
        lead={judged ? restInWords(judged) : shown ? undefined : LEAD}
      >
        {judged ? askedInWords(judged) : shown ? 'What does your list mean?' : 'Bring your own list in'}
      </PageHeading>
      {shown ? (
        <Mapped {...{ here, actions, shown, judged }} list={answer?.list ?? ''} readAs={answer?.readAs ?? ''} />
      ) : (
        <Columns sideLabel="What was sent" side={<TrackerSide here={`/lmc/${lmc.slug}`} counts={counts} />}>
          <ListForm />
        </Columns>
      )}
    </FormState>
  )
}

const LEAD =
  'What your office has noted becomes a question to each practice: “Your LMC’s list says … Right, or not?” It counts nowhere until the practice says so.'

function ListForm() {
  return (
    <form method="post" encType="multipart/form-data">
      <div className="field">
        <label className="name" htmlFor="file">
          A CSV or Excel file
        </label>
        <input id="file" name="file" type="file" accept=".csv,.txt,.xlsx,text/csv,text/plain" />
      </div>
      <Textarea
        name="list"
        label="Or paste the list"
        hint={`One row for each practice with a column for each action, or one row for each practice and action. Up to ${inFigures(MOST_ROWS)} rows. Nothing may name a patient.`}
        rows={7}
      />
      <ButtonRow>
        <Button name="do" value="read">
          Read the list
        </Button>
      </ButtonRow>
      <p className="small soft">
        Nothing is sent before you have seen every line judged. Of the list Concert keeps what is sent, for {QUESTION_DAYS} days
        at most; the rest stays with you.
      </p>
    </form>
  )
}

type MappedProps = Pick<TrackerPageProps, 'actions'> & {
  here: string
  list: string
  readAs: string
  shown: MappingShown
  judged: Judged | null
}

function Mapped({ here, actions, shown, judged, list, readAs }: MappedProps) {
  const titles = Object.fromEntries(actions.map(({ slug, shortTitle }) => [slug, shortTitle]))
  const fields = <MappingFields shown={shown} actions={actions} />
  const carried = <input type="hidden" name="list" value={list} />
  return (
    <form method="post" encType="multipart/form-data">
      {carried}
      {judged ? (
        <div className="judged">
          <SendIt here={here} judged={judged} />
          <JudgedLines judged={judged} titles={titles} />
          <Fold title="What the columns and words mean" beside="as you said" open={judged.wrong.length > 0}>
            {fields}
            <MappingButtons here={here} again />
          </Fold>
        </div>
      ) : (
        <>
          <p className="soft">{readAs}</p>
          {fields}
          <MappingButtons here={here} again={false} />
        </>
      )}
    </form>
  )
}

function SendIt({ here, judged: { ask, small } }: { here: string; judged: Judged }) {
  const waits = new Set(ask.flatMap(({ joined, practiceCode }) => (joined ? [] : practiceCode))).size
  if (ask.length === 0)
    return (
      <p>
        Nothing is left to ask. <a href={here}>Begin again</a>
      </p>
    )
  return (
    <>
      <p>
        Each practice finds its questions on its own desk; no mail goes out. A question that waits about the same action is
        replaced.
        {waits > 0 ? ` In ${waits} of these practices nobody has joined: theirs wait for the first who does.` : ''}
        {small > 0 ? ` Codes in small letters were read in ${small} ${small === 1 ? 'row' : 'rows'}.` : ''}
      </p>
      <ButtonRow>
        <Button name="do" value="send">
          Send {ask.length === 1 ? 'one question' : `${inFigures(ask.length)} questions`}
        </Button>
        <a href={here}>Begin again</a>
      </ButtonRow>
    </>
  )
}
