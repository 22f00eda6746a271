import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { editorActs } from '#app/features/audit/logs/editor-acts-queries.server.ts'
import { actInWords } from '#app/features/audit/logs/editor-acts-words.ts'
import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'What our editors did · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await committeePerson(visit)
  const asked = Number(new URL(visit.request.url).searchParams.get('before') ?? '')
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined
  return editorActs(db, { before, unpublishedTitles: mayOpen.committeeDesk(person) !== undefined })
}

export default function WhatEditorsDid() {
  const { acts, more } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="Everything an editor does for the committee is logged and cannot be changed. Members and editors can read it here.">
        What our editors did
      </PageHeading>
      <Table
        caption="What our editors did, the latest first"
        spokenCaption
        columns={[
          { key: 'when', label: 'When' },
          { key: 'who', label: 'Editor' },
          { key: 'what', label: 'What' },
        ]}
        rows={acts.map((act) => ({
          key: String(act.number),
          cells: [moment(act.at), act.editor ?? 'someone whose account is deleted', actInWords(act)],
        }))}
        empty="No editor has done anything here yet."
        note="What the same people do for a practice or an LMC is not shown here."
      />
      {more ? <a href={`/committee/what-editors-did?before=${more}`}>Earlier</a> : null}
    </>
  )
}
