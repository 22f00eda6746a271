import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ActionQuestions, ActionSide, StepByStep } from '#app/features/menu/actions/action-side.tsx'
import { partOf } from '#app/features/menu/actions/action-words-rules.ts'
import { BeforeDeciding } from '#app/features/menu/actions/before-deciding.tsx'
import { EffectsTable } from '#app/features/menu/actions/effects-table.tsx'
import { DifferenceList } from '#app/features/menu/draft-writing/changed-meanwhile.tsx'
import { guidanceVersionPage } from '#app/features/menu/guidance/guidance-version-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {}, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? `${page.title}: words of ${longDay(page.version.from)}` : 'Words of an action'} · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const page = guidanceVersionPage(db, visit.params.action ?? '', visit.params.version ?? '', at)
  if (!page) throw notFound()
  return { ...page, href: `/actions/${visit.params.action}` }
}

export default function ActionVersion() {
  const { title, href, hash, version, words, changes, isFirst, before } = useLoaderData<typeof loader>()
  const { from, until, current, reason } = version
  return (
    <>
      <PageHeading
        above={
          <>
            <a href="/menu">Menu</a> · <a href={href}>{title}</a>
          </>
        }
        lead={
          <>
            The words of this action from {longDay(from)} {until ? `to ${longDay(until)}` : 'on'}
            {before.length > 0 ? `, and before that from ${before.map(longDay).join(', ')}` : ''}. SHA-256{' '}
            <code className="hash">{hash}</code>
          </>
        }
      >
        Words of {longDay(from)}
      </PageHeading>
      <InsetNote readFirst={!current}>
        {current ? 'These are the words as they stand now.' : 'Other words have taken the place of these: this is the record.'}{' '}
        <a href={href}>The action’s page</a>
      </InsetNote>
      {isFirst ? null : (
        <>
          <SectionHeading>What it changed</SectionHeading>
          {reason ? <p>{reason}</p> : null}
          {changes.length > 0 ? <DifferenceList differences={changes} /> : <p>Nothing that readers see.</p>}
        </>
      )}
      <Columns sideLabel="Traps, and what to record" side={<ActionSide words={words} />}>
        <SectionHeading>What it asks</SectionHeading>
        {words.noticeHtml ? <Prose html={words.noticeHtml} /> : null}
        <p>{words.summary}</p>
        <Prose html={partOf(words, 'What it asks')} />
        <SectionHeading>Before you decide</SectionHeading>
        <BeforeDeciding words={words} />
      </Columns>
      <div className="halves">
        <section>
          <StepByStep words={words} />
        </section>
        <section>
          <SectionHeading>Does it have any effect?</SectionHeading>
          <EffectsTable own={words.effects} whole={[]} tell={null} />
        </section>
      </div>
      <ActionQuestions questions={words.questions} />
    </>
  )
}
