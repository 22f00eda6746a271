import { ANSWERS } from '#app/features/adoption/statements/adoption-form.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { useFieldState } from '#app/ui/form-state.tsx'
import { useCell } from '#app/ui/grid-field.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import type { WordUse } from './tracker-cell-rules.ts'
import type { TrackerAction } from './tracker-columns-rules.ts'
import type { FoundWord } from './tracker-mapping-rules.ts'

/** What the page shows of a list: each column with the first things in it, and the words found. */
export type MappingShown = {
  columns: { head: string; examples: string[] }[]
  words: FoundWord<WordUse>[]
  actionWords: FoundWord<string>[]
}

const MEANINGS: Record<Exclude<WordUse, ''>, string> = {
  full: 'taken in full',
  partial: 'taken in part',
  planned: 'planned',
  considering: 'considered',
  stopped: 'stopped',
  'not-planning': 'not taken',
  'not-applicable': 'does not apply',
  nothing: 'says nothing',
}
const MEANING_OPTIONS = [...ANSWERS, 'nothing' as const].map((value) => ({ value, label: MEANINGS[value] }))

type Option = { value: string; label: string; group?: string }

/** A choice in a cell: the row names it. */
function CellSelect({ name, label, unchosen, options }: { name: string; label: string; unchosen: string; options: Option[] }) {
  const { value, fault, control } = useCell({ name, label })
  const groups = [...new Set(options.map(({ group }) => group))]
  const drawn = (of: Option[]) =>
    of.map((one) => (
      <option key={one.value} value={one.value}>
        {one.label}
      </option>
    ))
  return (
    <>
      {fault}
      <select {...control} defaultValue={value ?? ''}>
        <option value="">{unchosen}</option>
        {groups.map((group) => {
          const of = options.filter((one) => one.group === group)
          return group ? (
            <optgroup key={group} label={group}>
              {drawn(of)}
            </optgroup>
          ) : (
            drawn(of)
          )
        })}
      </select>
    </>
  )
}

const columnOptions = (actions: readonly TrackerAction[]): Option[] => [
  { value: 'practice', label: 'practice' },
  ...actions.map(({ slug, shortTitle }) => ({ value: `is:${slug}`, label: shortTitle, group: 'One column for each action' })),
  ...actions.map(({ slug, shortTitle }) => ({
    value: `since:${slug}`,
    label: `since: ${shortTitle}`,
    group: 'Its day, in a column of its own',
  })),
  { value: 'action', label: 'action', group: 'One row for each action' },
  { value: 'state', label: 'state', group: 'One row for each action' },
  { value: 'since', label: 'since', group: 'One row for each action' },
]

/** What each column and each word of the list means: guessed, and the officer's to change. */
export function MappingFields({ shown, actions }: { shown: MappingShown; actions: readonly TrackerAction[] }) {
  const { value: drawn = '' } = useFieldState({ name: 'drawn' })
  const options = columnOptions(actions)
  const actionOptions = actions.map(({ slug, title }) => ({ value: slug, label: title }))
  return (
    <>
      <input type="hidden" name="drawn" value={drawn} key={drawn} />
      <div className="split halves">
        <section aria-labelledby="columns">
          <SectionHeading id="columns" beside="guessed from their names and what is in them">
            What the columns are
          </SectionHeading>
          <Table
            caption="What the columns are"
            spokenCaption
            columns={[
              { key: 'column', label: 'Column' },
              { key: 'first', label: 'First in it', wideOnly: true },
              { key: 'use', label: 'Read as' },
            ]}
            rows={shown.columns.map(({ head, examples }, index) => ({
              key: String(index),
              cells: [
                head || `Column ${index + 1}, no name`,
                <span key="first" className="soft">
                  {examples.join(' · ')}
                </span>,
                <CellSelect
                  key="use"
                  name={`column-${index}`}
                  label={`${head || `Column ${index + 1}`} is read as`}
                  unchosen="not read"
                  options={options}
                />,
              ],
            }))}
          />
        </section>
        <section aria-labelledby="words">
          <SectionHeading id="words" beside="of the columns read">
            What the words mean
          </SectionHeading>
          <WordTable caption="Words for states" words={shown.words} name="word" none="a day alone" options={MEANING_OPTIONS} />
          {shown.actionWords.length > 0 ? (
            <WordTable caption="Words for actions" words={shown.actionWords} name="action" none="" options={actionOptions} />
          ) : null}
        </section>
      </div>
    </>
  )
}

type WordTableProps = {
  caption: string
  words: FoundWord<string>[]
  name: 'word' | 'action'
  /** What a cell without a word is called. */
  none: string
  options: Option[]
}

function WordTable({ caption, words, name, none, options }: WordTableProps) {
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'word', label: 'In the list' },
        { key: 'count', label: 'Times', numeric: true },
        { key: 'means', label: 'Means' },
      ]}
      rows={words.map(({ word, count }, index) => ({
        key: word,
        cells: [
          word || none,
          count,
          <CellSelect
            key="means"
            name={`${name}-${index}`}
            label={`“${word || none}” means`}
            unchosen="not known: leave such lines out"
            options={options}
          />,
        ],
      }))}
      empty="No column for an action is chosen yet."
    />
  )
}

/** The buttons under the mapping. */
export function MappingButtons({ here, again }: { here: string; again: boolean }) {
  return (
    <ButtonRow>
      <Button name="do" value="check" variant={again ? 'quiet' : 'main'}>
        {again ? 'Check every line again' : 'Check every line'}
      </Button>
      <a href={here}>Begin again</a>
    </ButtonRow>
  )
}
