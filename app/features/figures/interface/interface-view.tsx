import { TABLE_NAMES } from '#app/features/figures/files/figure-tables.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'

type Card = { card: string; title: string }

const TABLE_WORDS: Record<(typeof TABLE_NAMES)[number], string> = {
  england: 'each action in England: taking, every state, began and stopped, share of patients',
  regions: 'England and its regions by action',
  lmcs: 'LMCs by action; those that have not chosen to be shown stand without figures',
  obstacles: 'what practices name as obstacles',
  bands: 'uptake by size of list and of network',
  'goes-on': 'actions still taken, though no longer on the menu',
}

/** How to take figures away: three examples first, then what there is. */
export function InterfaceView({ site, cards }: { site: string; cards: Card[] }) {
  const latest = `${site}/figures/releases/latest/tables/england.csv`
  const python = `import json, urllib.request; print(json.load(urllib.request.urlopen("${site}/api/v1/courses/any"))["points"][-1])`
  const html = `<a href="${site}/figures"><img src="${site}/figures/cards/any.svg" width="380" height="172" alt="Collective action in England: the latest figure"></a>`
  return (
    <>
      <PageHeading lead="Every published figure can be read by a spreadsheet, a website or a program. No account is needed, and nothing here is about one practice.">
        Figures for programs, spreadsheets and websites
      </PageHeading>
      <SectionHeading id="spreadsheet">In a spreadsheet</SectionHeading>
      <p>
        In Excel choose Data, From Web, and paste this address. In Google Sheets write it in quotation marks into{' '}
        <code>=IMPORTDATA("…")</code>. It always leads to the latest release.
      </p>
      <p className="code-line">
        <code>{latest}</code>
      </p>
      <SectionHeading id="website">On a website</SectionHeading>
      <p>A card of one figure of England. It carries its date and source, holds no script, and follows each release.</p>
      <p>
        <img src="/figures/cards/any.svg" width="380" height="172" alt="Card: at least one action, England, the latest figure" />
      </p>
      <p className="code-line">
        <code>{html}</code>
      </p>
      <details>
        <summary>All cards</summary>
        <ul>
          <li>
            <a href="/figures/cards/returns.svg">Practices that reported</a>
          </li>
          <li>
            <a href="/figures/cards/any.svg">At least one action</a>
          </li>
          {cards.map(({ card, title }) => (
            <li key={card}>
              <a href={`/figures/cards/${card}.svg`}>{title}</a>
            </li>
          ))}
        </ul>
      </details>
      <SectionHeading id="program">In a program</SectionHeading>
      <p>The last point of England’s course, in a line of Python:</p>
      <p className="code-line">
        <code>{python}</code>
      </p>
      <p>
        <a href="/api/v1/openapi.json">The OpenAPI document</a> says all that the interface answers. It is version 1: what it
        answers today it answers in the same shape for as long as version 1 stands. Answers carry a strong ETag; ask with it, and
        an unchanged one costs a few bytes.
      </p>
      <SectionHeading id="tables">The tables of a release</SectionHeading>
      <Table
        caption="The tables of a release"
        spokenCaption
        columns={[
          { key: 'table', label: 'Table' },
          { key: 'holds', label: 'Holds' },
          { key: 'latest', label: 'Latest' },
        ]}
        rows={TABLE_NAMES.map((name) => ({
          key: name,
          cells: [
            name,
            TABLE_WORDS[name],
            <span key="files">
              <a href={`/figures/releases/latest/tables/${name}.csv`}>CSV</a>,{' '}
              <a href={`/api/v1/releases/latest/tables/${name}`}>JSON</a>
            </span>,
          ],
        }))}
      />
      <p>
        Write a release’s day (its Monday, as <code>2024-11-25</code>) in place of <code>latest</code>, and the file never
        changes. <a href="/figures/releases">All releases</a>, also <a href="/figures/releases.atom">as a feed</a>.
      </p>
    </>
  )
}
