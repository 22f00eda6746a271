import { Prose } from '#app/ui/prose.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { ActionWords } from './action-words-rules.ts'
import { EffortMark } from './effort-mark.tsx'

const UNDO = { yes: 'Yes', partly: 'Partly', no: 'No', 'not known': 'Not known' } as const

/** What a practice reads before it decides: the contract and who disputes it, safety, undoing it, effort, its clinical system. */
export function BeforeDeciding({
  words,
}: {
  words: Pick<ActionWords, 'contract' | 'patientSafetyHtml' | 'reversible' | 'effort' | 'systems'>
}) {
  const { contract, patientSafetyHtml, reversible, effort, systems } = words
  return (
    <SummaryList
      rows={[
        { term: 'Contract', value: <Prose html={contract.committeeHtml} /> },
        { term: 'Disputed', value: <Prose html={contract.disputedHtml} /> },
        { term: 'Patient safety', value: <Prose html={patientSafetyHtml} /> },
        {
          term: 'Can it be undone?',
          value: (
            <>
              <strong>{UNDO[reversible.answer]}</strong>
              <Prose html={reversible.wordsHtml} />
            </>
          ),
        },
        {
          term: 'Effort',
          value: (
            <>
              <strong>
                <EffortMark size={effort.size} />
              </strong>
              <Prose html={effort.wordsHtml} />
            </>
          ),
        },
        ...systems.map(({ name, wordsHtml }) => ({ term: `On ${name}`, value: <Prose html={wordsHtml} /> })),
      ]}
    />
  )
}
