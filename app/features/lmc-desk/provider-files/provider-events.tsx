import type { ProviderEvent } from '#app/features/disputes/provider-files/provider-rules.ts'
import { EVENT_KINDS } from '#app/features/disputes/provider-files/provider-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { DateInput, Select, Textarea, TextInput } from '#app/ui/inputs.tsx'
import { Table } from '#app/ui/table.tsx'

/** Letters, meetings, answers and corrections by day. One taken back stays, struck through. */
export function WhatHappened({ events, seen, open }: { events: ProviderEvent[]; seen: string; open: boolean }) {
  return (
    <Table
      caption="What happened between the LMC and the provider"
      spokenCaption
      columns={[
        { key: 'day', label: 'Day' },
        { key: 'what', label: 'What' },
        { key: 'words', label: 'Who said what' },
        { key: 'source', label: 'Source', wideOnly: true },
      ]}
      rows={events.map(({ id, happenedOn, kind, words, saidBy, source, takenBackAt }) => ({
        key: id,
        cells: [
          longDay(happenedOn),
          EVENT_KINDS[kind],
          takenBackAt === null ? (
            <span key="words">
              {saidBy}: {words}
              {open ? <TakeBack id={id} seen={seen} what={`${EVENT_KINDS[kind]}, ${longDay(happenedOn)}`} /> : null}
            </span>
          ) : (
            <span key="words">
              <s>
                {saidBy}: {words}
              </s>{' '}
              <span className="small soft">taken back</span>
            </span>
          ),
          source ?? 'none given',
        ],
      }))}
      empty="Nothing is recorded yet."
    />
  )
}

function TakeBack({ id, seen, what }: { id: string; seen: string; what: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="event" value={id} />
      <Button name="do" value="take-back" variant="quiet">
        Take back<span className="spoken">: {what}</span>
      </Button>
    </Form>
  )
}

/** Adds what happened. */
export function EventForm({ seen, refused }: { seen: string; refused: { meanwhile: boolean } | undefined }) {
  return (
    <Fold title="Add what happened" beside="a letter, a meeting, their answer" open={refused !== undefined}>
      <Form method="post" noValidate>
        <SeenField now={seen} shown={refused?.meanwhile} />
        <Select
          name="kind"
          label="What happened"
          width="medium"
          unchosen="Choose"
          options={Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label }))}
        />
        <DateInput name="happenedOn" label="On" />
        <TextInput name="saidBy" label="Who, by role" hint="Such as the medical director’s office. No names." />
        <Textarea name="words" label="What was said or done" rows={3} limit={600} hint="No patient and no clinician." />
        <TextInput name="source" label="Source" optional hint="A letter’s reference, minutes, an address." />
        <ButtonRow>
          <Button name="do" value="add">
            Add it
          </Button>
        </ButtonRow>
      </Form>
    </Fold>
  )
}
