import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Textarea, type TextareaProps } from '#app/ui/inputs.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { MarkdownPreview } from './markdown-preview.server.ts'

/** Where text is sent to be rendered, by the same renderer as the published page. */
const PREVIEW = '/committee/markdown-preview'
const PAUSE = 250

/** A text in Markdown with its preview: rendered by the form's preview button, and with JavaScript while typing. */
export function MarkdownField({ preview, ...field }: TextareaProps & { preview?: MarkdownPreview }) {
  const [shown, setShown] = useState(preview)
  const waiting = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef(0)
  useEffect(() => setShown(preview), [preview])
  useEffect(() => () => clearTimeout(waiting.current), [])
  const draw = ({ target }: FormEvent) => {
    if (!(target instanceof HTMLTextAreaElement)) return
    const { value } = target
    clearTimeout(waiting.current)
    waiting.current = setTimeout(async () => {
      const turn = ++latest.current
      const answer = await fetch(PREVIEW, { method: 'POST', body: new URLSearchParams({ text: value }) }).catch(() => undefined)
      if (!answer?.ok || answer.redirected) return
      const drawn = (await answer.json()) as MarkdownPreview
      if (turn === latest.current) setShown(drawn)
    }, PAUSE)
  }
  return (
    <div className="markdown-field" onInput={draw}>
      <Textarea {...field} />
      {shown ? (
        <section
          className="markdown-preview"
          aria-label={`Preview: ${typeof field.label === 'string' ? field.label : field.name}`}
        >
          <p className="small soft">As readers see it</p>
          {shown.refusals.map((message) => (
            <p key={message} className="field-error">
              {message}
            </p>
          ))}
          <Prose html={shown.html} />
        </section>
      ) : null}
    </div>
  )
}
