import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ActionLife } from '#app/features/menu/actions/action-life.tsx'
import { actionLife } from '#app/features/menu/actions/action-life-queries.server.ts'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { notFound, whoAsks } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.action.title ?? 'Action'} · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, now } = visit.context
  const action = actionPage(db, visit.params.action ?? '', now())
  if (!action) throw notFound()
  const person = await whoAsks(visit)
  const practices = person?.roles.flatMap(({ practiceCode }) => practiceCode ?? []) ?? []
  return { action, life: actionLife(db, action.slug, now()), practices: [...new Set(practices)] }
}

export default function Action() {
  const { action, life, practices } = useLoaderData<typeof loader>()
  const { words, offer } = action
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return (
    <>
      <PageHeading
        above={
          <>
            <a href="/menu">Menu</a>
            {offer ? ` · ${offer.round.title}` : null}
          </>
        }
        beside={offer ? <OfferTags offer={offer} /> : null}
        lead={words.summary}
      >
        {action.title}
      </PageHeading>
      {offer?.status === 'contractual' ? (
        <InsetNote readFirst>
          <strong>The contract has overtaken this action.</strong>{' '}
          {offer.offeredFrom ? `What it was about is part of the contract since ${longDay(offer.offeredFrom)}. ` : null}
          It cannot be adopted, and a practice that took it says from which day it stopped.
          {offer.reason ? ` ${offer.reason}` : null}
        </InsetNote>
      ) : offer?.roundEndedOn ? (
        <InsetNote readFirst>Its round ended on {longDay(offer.roundEndedOn)}. Concert records no new adoption of it.</InsetNote>
      ) : null}
      {words.noticeHtml ? (
        <InsetNote readFirst>
          <Prose html={words.noticeHtml} />
        </InsetNote>
      ) : null}
      {practices.map((code) => (
        <p key={code}>
          <a href={`/practice/${code}/actions/${action.slug}`}>What our practice ({code}) says of it</a>
        </p>
      ))}
      <Prose html={words.bodyHtml} />
      <SectionHeading>Before you decide</SectionHeading>
      <SummaryList
        rows={[
          { term: 'The contract, as the committee puts it', value: <Prose html={words.contract.committeeHtml} /> },
          { term: 'As others dispute it', value: <Prose html={words.contract.disputedHtml} /> },
          { term: 'Patient safety', value: <Prose html={words.patientSafetyHtml} /> },
          { term: `Can it be undone? ${capital(words.reversible.answer)}`, value: <Prose html={words.reversible.wordsHtml} /> },
          { term: `Effort: ${words.effort.size}`, value: <Prose html={words.effort.wordsHtml} /> },
          ...words.systems.map(({ name, wordsHtml }) => ({ term: name, value: <Prose html={wordsHtml} /> })),
        ]}
      />
      <SectionHeading>Questions and answers</SectionHeading>
      {words.questions.map(({ question, answerHtml }) => (
        <details key={question} className="question">
          <summary>{question}</summary>
          <Prose html={answerHtml} />
        </details>
      ))}
      {life.length > 0 ? (
        <>
          <SectionHeading beside={<a href="/menu/editions">all editions</a>}>Its life on the menu</SectionHeading>
          <ActionLife events={life} title={action.title} />
        </>
      ) : null}
      <SectionHeading beside={words.lastReviewed ? `last reviewed ${longDay(words.lastReviewed)} by ${words.owner}` : null}>
        Sources
      </SectionHeading>
      <SourceList sources={words.sources} />
      <InsetNote>
        These are the committee’s positions and public facts, not legal advice. Where the contract is in doubt, ask your LMC or a
        solicitor.
      </InsetNote>
    </>
  )
}
