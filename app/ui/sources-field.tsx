import { Textarea } from './inputs.tsx'

/** Sources in a form, one a line. Read by `platform/source-lines.server.ts`. */
export function SourcesField() {
  return <Textarea name="sources" label="Sources" hint="One a line: title | https address | date" />
}
