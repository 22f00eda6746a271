import type { ReactNode } from 'react'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Fold, FoldedQuestion } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Prose, ProseLine } from '#app/ui/prose.tsx'
import { SourceList } from '#app/ui/source-list.tsx'
import { ActionLife } from './action-life.tsx'
import type { LifeEvent } from './action-life-queries.server.ts'
import type { ActionPage } from './action-page-queries.server.ts'
import { type ActionWords, partOf } from './action-words-rules.ts'

type Words = ActionPage['words']

/** Beside what a practice reads before it decides: the traps, and what to record. */
export function ActionSide({ words }: { words: Words }) {
  return (
    <>
      <SectionHeading>Traps</SectionHeading>
      <Prose html={partOf(words, 'Traps')} />
      <SectionHeading>What to record</SectionHeading>
      <Prose html={partOf(words, 'What to record')} />
    </>
  )
}

/** The steps of an action in order, with the words of each clinical system where they are known. */
export function StepByStep({ words }: { words: Pick<Words, 'parts' | 'steps'> }) {
  const { steps } = words
  return (
    <>
      <SectionHeading>Step by step</SectionHeading>
      <Prose html={partOf(words, 'Step by step')} />
      {steps.length > 0 ? (
        <ol className="steps">
          {steps.map(({ id, title, wordsHtml, systems }) => (
            <li key={id}>
              <b>{title}.</b> {wordsHtml ? <ProseLine html={wordsHtml} /> : null}
              {systems.map((system) => (
                <p key={system.name} className="small">
                  <b>In {system.name}:</b> <ProseLine html={system.wordsHtml} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  )
}

type FoldsProps = { words: Words; life: LifeEvent[]; title: string; children?: ReactNode }

/** What is read once, folded, at the end of the page: why it was called, its life on the menu, the sources. */
export function ActionFolds({ words, life, title, children }: FoldsProps) {
  const reviewed = words.lastReviewed ? `last reviewed ${longDay(words.lastReviewed)}` : null
  return (
    <div className="folds">
      <Fold title="Why it was called">
        <Prose html={partOf(words, 'Why it was called')} />
      </Fold>
      {life.length > 0 ? (
        <Fold title="Its life on the menu" beside={`${life.length} ${life.length === 1 ? 'event' : 'events'}`}>
          <ActionLife events={life} title={title} />
        </Fold>
      ) : null}
      <Fold title="Sources" beside={reviewed}>
        <SourceList sources={words.sources} />
        <p className="small soft">Kept by {words.owner}.</p>
      </Fold>
      {children}
    </div>
  )
}

/** What practices ask about an action, each with its answer folded. */
export function ActionQuestions({ questions }: Pick<ActionWords, 'questions'>) {
  return (
    <>
      <SectionHeading>Questions and answers</SectionHeading>
      <div className="questions">
        {questions.map(({ question, answerHtml }) => (
          <FoldedQuestion key={question} question={question}>
            <Prose html={answerHtml} />
          </FoldedQuestion>
        ))}
      </div>
    </>
  )
}
