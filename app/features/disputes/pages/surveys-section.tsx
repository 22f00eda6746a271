import type { DisputeOn, QuestionOn } from '#app/features/disputes/file/dispute-rules.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { SourcesOf, WhenOf } from './sources-of.tsx'
import { ResultWords, SurveyPlot, WaveWords } from './survey-plot.tsx'

type Group = { asker: string; waves: DisputeOn['waves']; questions: QuestionOn[] }

/** Questions by who asked them; the asker with most questions first. */
function groupsOf({ waves, questions }: Pick<DisputeOn, 'waves' | 'questions'>): Group[] {
  const askers = [...new Set(waves.map(({ asker }) => asker))]
  return askers
    .flatMap((asker) => {
      const own = new Set(waves.filter((wave) => wave.asker === asker).map(({ key }) => key))
      const asked = questions.filter(({ results }) => own.has(results[0]!.wave))
      const drawn = asked.filter(({ results }) => results.some(({ percent }) => percent !== null))
      const used = waves.filter(({ key }) => drawn.some(({ results }) => results.some(({ wave }) => wave === key)))
      return drawn.length > 0 ? [{ asker, waves: used, questions: drawn }] : []
    })
    .sort((one, other) => other.questions.length - one.questions.length)
}

/** What was measured, by line and wave, with what either side says of it. */
export function SurveysSection({ dispute }: { dispute: DisputeOn }) {
  const { waves, questions, claims } = dispute
  if (waves.length === 0) return null
  const [first, ...others] = groupsOf(dispute)
  const pairs = questions.filter(({ results }) => results.filter(({ percent }) => percent !== null).length > 1)
  const without = questions.filter(({ results }) => results.every(({ percent }) => percent === null))
  const care = pairs.filter(({ comparable }) => comparable === 'yes').length
  return (
    <section aria-labelledby="surveys">
      <SectionHeading
        id="surveys"
        beside={`${waves.length} ${waves.length === 1 ? 'wave' : 'waves'}${pairs.length === 0 ? '' : `; ${pairs.length} questions with more than one figure, of which ${care} in comparable words`}`}
      >
        What was measured
      </SectionHeading>
      {first ? <SurveyPlot {...first} /> : <p>No wave has a figure.</p>}
      {first ? (
        <p className="chart-note">
          A bar is the 95% interval by Wilson, drawn where n of N is known or follows from share and sample. It allows for the
          size of a sample alone: practices chose to answer. How many practices have a problem and how many cases they have are
          two numbers; these are of practices.
          {without.length > 0
            ? ` Without a figure: ${without.map(({ lineName, reported }) => `${lineName}, ${reported.toLowerCase()}`).join('; ')}.`
            : ''}
        </p>
      ) : null}
      {claims.length > 0 ? (
        <Fold title="What is said of change, beside the figures" level={3} beside={`${claims.length}`}>
          <ul className="row-list">
            {claims.map(({ when, who, words, beside, sources }) => (
              <li key={`${when} ${who}`} className="side-by-side">
                <span>
                  <WhenOf when={when} /> {who}: {words} <SourcesOf sources={sources} />
                </span>
                <span>
                  <b>Figures</b> {beside}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {others.length > 0 ? (
        <Fold title="Other surveys" level={3} beside={others.map(({ asker }) => asker).join(', ')}>
          {others.map((group) => (
            <SurveyPlot key={group.asker} {...group} />
          ))}
        </Fold>
      ) : null}
      {questions.length > 0 ? (
        <Fold title="Exact words, base and period of each result" level={3}>
          <ResultWords questions={questions} />
        </Fold>
      ) : null}
      <Fold title="The waves" level={3}>
        <WaveWords waves={waves} />
      </Fold>
    </section>
  )
}
