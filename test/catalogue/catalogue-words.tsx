import { BallotBar } from '#app/ui/ballot-bar.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Figure } from '#app/ui/figure.tsx'
import { Fold, FoldedQuestion } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { InsetNote, SuccessNote } from '#app/ui/messages.tsx'
import { OwedList } from '#app/ui/owed-list.tsx'
import { Panel, Stack } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { TAG_KINDS, Tag, TagShape } from '#app/ui/tag.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

/** Headings, panels, figures, tags, lists, notes. */
export function WordsShown() {
  return (
    <Stack>
      <SectionHeading beside="one number, its unit, its denominator, its day">Figures in panels</SectionHeading>
      <Stack>
        <Panel title="Reported in the last 4 weeks">
          <Figure
            value="51"
            unit="%"
            of="of practices"
            outOf="3,125 of 6,130 open practices made a return. Silence is not counted as no."
            asAt="As at Sunday 22 September 2024, as known on Monday 23 September"
          />
        </Panel>
        <Panel title="Taking at least one action">
          <Figure value="few or none" outOf="of 10 reporters" asAt="As at Sunday 22 September 2024" />
        </Panel>
        <Panel title="Registered patients">
          <Figure value="63,342,982" of="patients" outOf="of 6,129 open practices" asAt="January 2026 list" />
        </Panel>
        <Panel title="Ballot of partners">
          <p>
            <Tag kind="plain">declared</Tag>
          </p>
          <BallotBar
            bars={[
              { key: 'turnout', label: 'Turnout', value: '67.7 % · 8,518 of 12,590', share: 0.677 },
              { key: 'yes', label: 'Yes, of votes cast', value: '98.3 %', share: 0.983 },
            ]}
            note="Non-statutory: no legal threshold applies."
          />
        </Panel>
      </Stack>

      <SectionHeading beside="a word and a shape; colour only repeats them">Tags</SectionHeading>
      <div className="item-tags">
        {TAG_KINDS.map((kind) => (
          <Tag key={kind} kind={kind}>
            {kind === 'plain' ? 'edition 4' : undefined}
          </Tag>
        ))}
      </div>

      <OwedList
        label="What is owed this week"
        owed={[
          {
            key: 'return',
            by: { day: 'Sun 22 Sept', left: 'in 3 days' },
            title: 'Return for the week of 16 September',
            detail: 'You take 2 of 9 actions on the menu and plan 1. Nothing was recorded since 15 September.',
            action: (
              <>
                <Button>Nothing changed: confirm</Button>
                <a href="#c">Something changed</a>
              </>
            ),
          },
          { key: 'read', title: <a href="#l">Read what Leeds LMC says of one action</a>, detail: 'since 16 July 2024' },
        ]}
        below={<p>Last week’s return is made: 12 September 2024 at 10:04.</p>}
      />

      <Columns
        first={<Panel title="Your practice">Taking since 5 Aug 2024</Panel>}
        sideLabel="Beside it"
        side={
          <Fold title="Its life on the menu" beside="4 events">
            <p>Listed for the ballot in June 2024.</p>
          </Fold>
        }
      >
        <p>What is read and worked on, with the reader’s own and what is read once beside it.</p>
        <FoldedQuestion question="What counts as a contact?">
          <p>Telephone, online and face to face alike.</p>
        </FoldedQuestion>
        <p>
          <TagShape kind="taking" /> <TagShape kind="in-part" /> <TagShape kind="not-decided" />
        </p>
      </Columns>

      <SectionHeading
        beside={
          <>
            menu edition 4, 1 August 2024 · <a href="#w">what changed</a>
          </>
        }
      >
        Our actions
      </SectionHeading>
      <ItemList>
        <Item
          title="Limit contacts to 25 per clinician a day"
          href="#1"
          tags={<Tag kind="taking">Taking since 1 Aug 2024</Tag>}
          action={<a href="#1c">Change</a>}
        >
          Full. Cap 25, all clinicians. Overflow to the urgent care centre.
        </Item>
        <Item
          title="Stop using Advice & Guidance instead of a referral, wherever the practice judges a referral to be what the patient needs"
          href="#2"
          tags={
            <>
              <Tag kind="due">Planned for 1 Oct 2024: due</Tag>
              <Tag kind="conditions" />
            </>
          }
          action={<a href="#2c">Decide</a>}
        >
          Your LMC: the local scheme pays for its use. Read the note first.
        </Item>
        <Item
          title="Face to face by default"
          href="#3"
          tags={<Tag kind="no-longer-offered" />}
          action={<a href="#3c">See why</a>}
        >
          Withdrawn in July 2024: the menu was to be simpler.
        </Item>
      </ItemList>

      <SectionHeading>Notes</SectionHeading>
      <SuccessNote title="Recorded: taking since 1 August 2024">
        <p>This also makes the return for the week of 16 September.</p>
      </SuccessNote>
      <InsetNote>
        Your answers are counted without your name. You <b>share by name with your LMC</b>. <a href="#s">Change</a>
      </InsetNote>
      <InsetNote readFirst>
        <p>
          <b>Conditions here.</b> The local scheme requires Advice &amp; Guidance. <a href="#n">Read the note of Cleveland LMC</a>
        </p>
      </InsetNote>

      <SectionHeading>Buttons</SectionHeading>
      <ButtonRow>
        <Button>Record</Button>
        <Button variant="quiet">Look again</Button>
        <Button variant="grave">Close the account</Button>
        <LinkButton href="#d">Decide</LinkButton>
        <Button variant="in-band">Sign out</Button>
      </ButtonRow>

      <SectionHeading>What was said, and when</SectionHeading>
      <Timeline
        label="Statements about medicines software, newest first"
        statements={[
          {
            key: '3',
            when: '12 August 2024',
            dateTime: '2024-08-12',
            tag: <Tag kind="in-part" />,
            title: 'Ignored, not removed: the supplier has been asked.',
            children: 'Recorded on 14 August 2024 by Dr A. Partner, when edition 4.',
          },
          {
            key: '2',
            when: '2 August 2024',
            dateTime: '2024-08-02',
            tag: <Tag kind="taking" />,
            title: 'Switched off on all machines',
            children: 'Corrected on 14 August 2024: the date was wrong.',
            corrected: true,
          },
          {
            key: '1',
            when: '20 July 2024',
            dateTime: '2024-07-20',
            tag: <Tag kind="considering" />,
            children: 'Recorded on 20 July 2024 by Ms B. Manager.',
          },
        ]}
      />

      <SectionHeading>Facts of one thing</SectionHeading>
      <SummaryList
        rows={[
          { term: 'Practice', value: 'Willow Lane Surgery (X81007)' },
          { term: 'LMC', value: 'Leicester, Leicestershire & Rutland LMC', action: <a href="#lmc">See it</a> },
          { term: 'Clinical system', value: 'Not known' },
        ]}
      />
    </Stack>
  )
}
