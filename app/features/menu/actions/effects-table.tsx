import type { ReactNode } from 'react'
import { Fold } from '#app/ui/fold.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import type { Effect } from './action-words-rules.ts'

type EffectsTableProps = {
  /** Of this action by itself. */
  own: Effect[]
  /** Of the action of its round as a whole. */
  whole: Effect[]
  /** The way to tell the committee of an outcome. */
  tell: ReactNode
}

/** Does it have any effect? What is known, when, and who says so; and that more is not known. */
export function EffectsTable({ own, whole, tell }: EffectsTableProps) {
  return (
    <>
      {own.length > 0 ? <Effects effects={own} caption="What is known of its effect" /> : null}
      <p className="small">
        {own.length === 0 ? 'No outcome of this action by itself is known here.' : 'More is not known here.'} {tell}
      </p>
      {whole.length > 0 ? (
        <Fold level={3} title="All actions of the round together" beside={`${whole.length} known`}>
          <Effects effects={whole} caption="What is known of the effect of all actions together" />
        </Fold>
      ) : null}
    </>
  )
}

function Effects({ effects, caption }: { effects: Effect[]; caption: string }) {
  return (
    <table className="effects">
      <caption className="spoken">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Who says so</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ when, whatHtml, who, url }) => (
          <tr key={`${when} ${whatHtml}`}>
            <th scope="row">{when}</th>
            <td>
              <ProseLine html={whatHtml} />
            </td>
            <td>
              <a href={url} rel="noopener noreferrer external">
                {who}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
