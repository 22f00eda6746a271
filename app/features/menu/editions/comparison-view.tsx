import { Fragment, type ReactNode } from 'react'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Comparison, StatusChange, Window } from './comparison-rules.ts'
import { offerStatusWords, windowWords } from './menu-rules.ts'
import { WordMarks } from './word-marks.tsx'

const actions = (count: number) => `${count} ${count === 1 ? 'action' : 'actions'}`

/** A comparison in one sentence: "11 actions before, 9 after: 2 dropped." */
export function comparisonInWords({ counts, added, dropped, statuses, reworded, moved, windows, same }: Comparison): string {
  if (same) return `${actions(counts.after)}, no changes.`
  const parts = [
    [added, 'added'],
    [dropped, 'dropped'],
    [statuses, statuses.length === 1 ? 'changes its status' : 'change their status'],
    [reworded, 'reworded'],
    [windows, 'may be taken on other days'],
    [moved, 'moved'],
  ] as const
  const found = parts.flatMap(([list, words]) => (list.length > 0 ? `${list.length} ${words}` : []))
  return `${actions(counts.before)} before, ${counts.after} after: ${found.join(', ')}.`
}

/**
 * The changes from one menu to another by kind, each with its reason: between two editions, or between an edition and a draft.
 */
export function ComparisonView({ comparison, level = 2 }: { comparison: Comparison; level?: 2 | 3 }) {
  const { added, dropped, statuses, reworded, moved, windows, unchanged } = comparison
  return (
    <div className="comparison">
      <p>{comparisonInWords(comparison)}</p>
      <Part title="Added" level={level} list={added}>
        {(one) => (
          <Change one={one} tags={one.status === 'paused' ? <Tag kind="plain">{offerStatusWords.paused}</Tag> : null} why={one}>
            {one.wording} It is number {one.position} on the menu
            {one.returned ? `, and had left the menu before (${offerStatusWords[one.returned].toLowerCase()})` : ''}.
            {hasDays(one.days)
              ? ` ${one.status === 'paused' ? 'It rests' : 'It can be taken'} ${windowInWords(one.days)}.`
              : null}
            <Unless days={one.days} />
          </Change>
        )}
      </Part>
      <Part title="Dropped" level={level} list={dropped}>
        {(one) => (
          <Change
            one={one}
            tags={<Tag kind="no-longer-offered">{one.status ? offerStatusWords[one.status] : 'No longer listed'}</Tag>}
            why={one}
          >
            It asked: {one.wording} {one.supersededBy ? <a href={`/actions/${one.supersededBy}`}>What takes its place.</a> : null}
          </Change>
        )}
      </Part>
      <Part title="Status changed" level={level} list={statuses}>
        {(one) => (
          <Change one={one} why={one}>
            {statusInWords(one)}
            <Unless days={one.days} />
          </Change>
        )}
      </Part>
      <Part title="Reworded" level={level} list={reworded}>
        {(one) => (
          <Change one={one} why={one}>
            <WordMarks marks={one.marks} />
          </Change>
        )}
      </Part>
      <Part title="May be taken on other days" level={level} list={windows}>
        {(one) => (
          <Change one={one} why={one}>
            Before {windowInWords(one.before)}, now {windowInWords(one.after)}.
            <Unless days={one.after} />
          </Change>
        )}
      </Part>
      <Part title="Moved" level={level} list={moved}>
        {(one) => (
          <Change one={one}>
            From position {one.from} to position {one.to}.
          </Change>
        )}
      </Part>
      {unchanged.length > 0 ? (
        <>
          <SectionHeading level={level}>As before</SectionHeading>
          <ul>
            {unchanged.map(({ actionSlug, title }) => (
              <li key={actionSlug}>
                <a href={`/actions/${actionSlug}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

type Named = { actionSlug: string; title: string }

function Part<T extends Named>({
  title,
  level,
  list,
  children,
}: {
  title: string
  level: 2 | 3
  list: T[]
  children: (one: T) => ReactNode
}) {
  if (list.length === 0) return null
  return (
    <>
      <SectionHeading level={level} beside={actions(list.length)}>
        {title}
      </SectionHeading>
      <ItemList>
        {list.map((one) => (
          <Fragment key={one.actionSlug}>{children(one)}</Fragment>
        ))}
      </ItemList>
    </>
  )
}

function Change({
  one: { actionSlug, title },
  tags,
  why,
  children,
}: {
  one: Named
  tags?: ReactNode
  why?: { reason: string | null; decidedBy: string | null }
  children: ReactNode
}) {
  return (
    <Item title={title} href={`/actions/${actionSlug}`} tags={tags}>
      {children}
      {why?.reason ? (
        <span className="why">
          Reason: {why.reason}
          {why.decidedBy ? ` Decided by: ${why.decidedBy}.` : ''}
        </span>
      ) : null}
    </Item>
  )
}

const Unless = ({ days }: { days: Window | null }) => (days?.unless ? <> It does not begin if: {days.unless}</> : null)

/** "On the menu before, now paused from 9 January 2025." */
function statusInWords({ from, to, days }: StatusChange): string {
  const on = days && hasDays(days) ? ` ${windowInWords(days)}` : ''
  if (from !== to) return `${offerStatusWords[from]} before, now ${offerStatusWords[to].toLowerCase()}${on}.`
  return `${offerStatusWords[to]} as before, ${days ? `now${on || ' with no day set'}` : 'for another reason'}.`
}

const hasDays = ({ from, until }: Window) => from !== null || until !== null

const windowInWords = ({ from, until }: Window): string =>
  windowWords({ offeredFrom: from, offeredUntil: until }) ?? 'with no day set'
