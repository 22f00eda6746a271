import { BallotBar } from '#app/ui/ballot-bar.tsx'
import { HexMap } from '#app/ui/charts/hex-map.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Legend } from '#app/ui/legend.tsx'
import { Panel, SideBySide, Stack } from '#app/ui/panel.tsx'
import { bandStep } from '#app/ui/scale.ts'
import { BeganShown, CoursesShown, StatesShown } from './catalogue-figures.tsx'
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
        <CoursesShown />
      </SideBySide>

      <StatesShown />
      <BeganShown />

      <SectionHeading>Ballots</SectionHeading>
      <Stack>
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
      </Stack>
    </Stack>
  )
}
