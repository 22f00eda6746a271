import { Fragment } from 'react'
import { KIND_WORDS } from '#app/features/committee-desk/kinds/kind-words.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { DeskDraft, DeskKind, DeskRecord } from './record-desk-queries.server.ts'

/** The way to each kind of record. */
export function RecordKinds({ kinds }: { kinds: Pick<DeskKind, 'kind' | 'drafts'>[] }) {
  return (
    <ul className="choices-of-links" aria-label="Kinds of records">
      {kinds.map(({ kind, drafts }) => (
        <li key={kind}>
          <a href={`#${kind}`}>
            {KIND_WORDS[kind]!.plural}
            {drafts.length > 0 ? `: ${drafts.length} in the making` : ''}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** One kind of record: its drafts, a button to begin one, and what is published with a button to correct it. */
export function RecordList({ kind, onlyCorrects, drafts, records }: DeskKind) {
  const { plural, one, lead, next, page } = KIND_WORDS[kind]!
  return (
    <section aria-labelledby={kind} className="records-of-kind">
      <SectionHeading id={kind} beside={records.length > 0 ? `${records.length} published` : null}>
        {plural}
      </SectionHeading>
      <p className="soft">{lead}</p>
      <Drafts drafts={drafts} one={one} />
      <Table
        caption={`${plural}, as published`}
        spokenCaption
        empty="Nothing is published yet."
        columns={[
          { key: 'title', label: 'Published' },
          { key: 'version', label: 'Version', numeric: true, wideOnly: true },
          { key: 'at', label: 'Recorded', wideOnly: true },
          { key: 'by', label: 'By', wideOnly: true },
          { key: 'do', label: 'Next version' },
        ]}
        rows={records.map((record) => ({
          key: record.slug,
          cells: [
            <span key="title">
              {page && !record.withdrawn ? <a href={`${page}/${record.slug}`}>{record.title}</a> : record.title}{' '}
              {record.withdrawn ? <Tag kind="plain">withdrawn</Tag> : null}
              {record.fileDiffers ? <Tag kind="plain">a content file says something else</Tag> : null}
            </span>,
            record.version,
            record.at === null ? 'in a file' : moment(record.at),
            byWords(record),
            <Fragment key="do">
              <Correct kind={kind} record={record} />
              {next ? <Next kind={kind} record={record} words={next} /> : null}
            </Fragment>,
          ],
        }))}
      />
      {onlyCorrects ? null : (
        <Form method="post">
          <input type="hidden" name="kind" value={kind} />
          <Button variant="quiet">Begin a new {one}</Button>
        </Form>
      )}
    </section>
  )
}

const byWords = ({ draftedBy, approvedBy }: DeskRecord) => (approvedBy ? `${draftedBy}, approved by ${approvedBy}` : draftedBy)

function Next({ kind, record, words }: { kind: string; record: DeskRecord; words: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="after" value={record.slug} />
      <Button variant="quiet">
        {words} <span className="spoken">after {record.title}</span>
      </Button>
    </Form>
  )
}

function Correct({ kind, record }: { kind: string; record: DeskRecord }) {
  if (record.open) return <span className="soft">in the making</span>
  return (
    <Form method="post">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="subject" value={record.slug} />
      <Button variant="quiet">
        Correct or continue <span className="spoken">{record.title}</span>
      </Button>
    </Form>
  )
}

function Drafts({ drafts, one }: { drafts: DeskDraft[]; one: string }) {
  if (drafts.length === 0) return null
  return (
    <ItemList>
      {drafts.map(({ id, title, isNew, approved, savedBy, savedAt, own }) => (
        <Item key={id} title={<a href={`/committee/records/${id}`}>{title || `A new ${one} without a title`}</a>}>
          <p>
            {isNew ? 'New' : 'A next version'}, last saved by {savedBy} on {moment(savedAt)}.{' '}
            {approved ? (
              <Tag kind="plain">approved</Tag>
            ) : own ? (
              'Another editor must approve it.'
            ) : (
              <b>It waits for your approval.</b>
            )}
          </p>
        </Item>
      ))}
    </ItemList>
  )
}
