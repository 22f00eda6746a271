import { BallotBar } from '#app/ui/ballot-bar.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { HexMap } from '#app/ui/hex-map.tsx'
import { Legend } from '#app/ui/legend.tsx'
import { type ChartPoint, LineChart } from '#app/ui/line-chart.tsx'
import { Panel, PanelRow, SideBySide, Stack } from '#app/ui/panel.tsx'
import { bandStep } from '#app/ui/scale.ts'
import { LMCS } from './catalogue-lmcs.ts'

const BANDS = ['under 20 %', '20 to 40 %', '40 to 60 %', '60 to 80 %', '80 % and over']

const HEXES = LMCS.map(({ name, q, r }, row) => {
  const hidden = row % 17 === 3
  const band = (row * 7 + q * r) % 5
  return {
    key: name,
    q,
    r,
    name,
    shade: hidden ? ('hidden' as const) : bandStep(band),
    words: hidden ? 'too few reports' : `${BANDS[band]} of reporters`,
    href: `#${row}`,
  }
})

/** Sixty weeks from a slow start; two weeks are missing. */
const COURSE = Array.from({ length: 60 }, (_, week): ChartPoint => {
  const day = new Date(Date.UTC(2024, 5, 2 + week * 7)).toISOString().slice(0, 10)
  const share = week === 30 || week === 31 ? null : Math.round(45 / (1 + Math.exp(-(week - 14) / 5))) / 100
  return { day, share, words: share === null ? 'not shown' : `${Math.round(share * 100)} %` }
})

const NOTHING_YET = COURSE.slice(0, 3).map((point): ChartPoint => ({ ...point, share: 0, words: '0 %' }))

/** Map, line and bars. */
export function ChartsShown() {
  return (
    <Stack>
      <SideBySide>
        <section>
          <SectionHeading>Where medicines software is switched off</SectionHeading>
          <HexMap
            id="map"
            label="Map of the LMC areas: share of reporters who have switched off medicines software"
            hexes={HEXES}
            skipTo="#by-lmc"
          />
          <Legend
            title="Share of reporters"
            items={[
              ...BANDS.map((label, band) => ({ shade: bandStep(band), label })),
              { shade: 'hidden', label: 'too few reports' },
            ]}
          />
        </section>
        <section>
          <SectionHeading>Its weekly course</SectionHeading>
          <LineChart
            title="Share of reporters who have switched off medicines software, week by week, England"
            points={COURSE}
            events={[
              { day: '2024-06-17', on: '17 June 2024', words: 'the ballot opens' },
              { day: '2024-08-01', on: '1 August 2024', words: 'collective action begins' },
              { day: '2024-11-04', on: '4 November 2024', words: 'edition 5: two actions are withdrawn' },
            ]}
            note="Share of reporters, week by week, England. Returns: 43 % of practices in the last week."
          />
          <SectionHeading level={3}>Before anything is known</SectionHeading>
          <LineChart title="Share of reporters leaving data sharing agreements" points={NOTHING_YET} />
        </section>
      </SideBySide>

      <SectionHeading>Ballots</SectionHeading>
      <PanelRow>
        <Panel title="Statutory ballot">
          <BallotBar
            bars={[
              {
                key: 'turnout',
                label: 'Turnout',
                value: '48.2 % · 9,640 of 20,000',
                share: 0.482,
                threshold: { share: 0.5, label: 'more than 50 %' },
              },
              {
                key: 'yes',
                label: 'Yes, of votes cast',
                value: '91.0 %',
                share: 0.91,
                threshold: { share: 0.5, label: 'more than 50 %' },
              },
              {
                key: 'support',
                label: 'Yes, of all who could vote',
                value: '43.9 %',
                share: 0.439,
                threshold: { share: 0.4, label: 'at least 40 %' },
              },
            ]}
          />
        </Panel>
        <Panel title="A vote that is open">
          <BallotBar
            bars={[
              {
                key: 'turnout',
                label: 'Turnout',
                value: 'known when it closes',
                threshold: { share: 0.98, label: 'a line near the end' },
              },
            ]}
            note="Closes on 30 November 2026."
          />
        </Panel>
        <Panel title="A vote without one yes">
          <BallotBar bars={[{ key: 'yes', label: 'Yes, of votes cast', value: '0 % · 0 of 1', share: 0 }]} />
        </Panel>
      </PanelRow>
    </Stack>
  )
}
