import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { FlagTag } from '#app/features/menu/local-notes/local-note-view.tsx'
import { MARKS, type Mark, type MarkTally } from '#app/features/practice-desk/decisions/mark-rules.ts'
import { MarkTallyLine } from '#app/features/practice-desk/decisions/mark-tally.tsx'
import { MARK_WORDS } from '#app/features/practice-desk/decisions/mark-words.ts'
import { markField } from '#app/features/practice-desk/decisions/marks-form.ts'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { Fold } from '#app/ui/fold.tsx'
import { useFormState } from '#app/ui/form-state.tsx'

type MarksTableProps = {
  actions: readonly DeskAction[]
  tallies: ReadonlyMap<string, MarkTally>
  practiceCode: string
  /** The reader's own marks; null where the reader is no partner. */
  own: ReadonlyMap<string, Mark> | null
}

/**
 * Every action with what the partners think of it, and for a partner three marks to choose among. What is decided and not marked again
 * is folded.
 */
export function MarksTable({ actions, ...rest }: MarksTableProps) {
  const isOpen = ({ offer, current }: DeskAction) =>
    !current || current.state === 'considering' || rest.tallies.has(offer.actionSlug)
  const [open, decided] = [actions.filter(isOpen), actions.filter((action) => !isOpen(action))]
  return (
    <>
      {open.length > 0 ? <MarkRows level={2} actions={open} {...rest} /> : <p>Every action on the menu is decided.</p>}
      {decided.length > 0 ? (
        <Fold
          title="Decided already"
          beside={`${decided.length} ${decided.length === 1 ? 'action' : 'actions'}; they can be marked again`}
        >
          <MarkRows level={3} actions={decided} {...rest} />
        </Fold>
      ) : null}
    </>
  )
}

function MarkRows({ level, actions, tallies, practiceCode, own }: MarksTableProps & { level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className="mark-rows">
      {actions.map(({ offer, current, localNote }) => (
        <li className="mark-row" key={offer.actionSlug}>
          <div>
            <Heading className="item-title">
              <a href={`/actions/${offer.actionSlug}`}>{offer.title}</a>
            </Heading>
            <StateTag current={current} /> <FlagTag note={localNote} />
          </div>
          <p className="small">
            <MarkTallyLine tally={tallies.get(offer.actionSlug)} />
          </p>
          {own ? <OwnMark slug={offer.actionSlug} title={offer.title} own={own.get(offer.actionSlug)} /> : null}
          <a href={`/practice/${practiceCode}/choose?take=${offer.actionSlug}`}>
            Record<span className="spoken"> what you decided about {offer.title}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const NO_MARK = ''

function OwnMark({ slug, title, own }: { slug: string; title: string; own: Mark | undefined }) {
  const { values } = useFormState()
  const name = markField(slug)
  const held = values[name] ?? own ?? NO_MARK
  return (
    <fieldset className="own-mark">
      <legend className="spoken">Your mark on {title}</legend>
      {[...MARKS, NO_MARK].map((value) => {
        const id = value === NO_MARK ? `${name}-none` : `${name}-${value}`
        return (
          <div className="choice" key={id}>
            <input type="radio" id={id} name={name} value={value} defaultChecked={held === value} />
            <label htmlFor={id}>{value === NO_MARK ? 'No mark' : MARK_WORDS[value as Mark]}</label>
          </div>
        )
      })}
    </fieldset>
  )
}
