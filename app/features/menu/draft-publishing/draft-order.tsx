import { offerStatusWords, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import type { FormValues } from '#app/platform/form.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { DraftPageLine } from './draft-queries.server.ts'

type DraftOrderProps = {
  lines: DraftPageLine[]
  here: string
  seen: string
  /** The draft changed since a refused form was drawn, and is shown as it stands. */
  changed: boolean
  open: boolean
}

/** The positions in the order form: from 1, in the order of the draft. */
export const positionsOf = (lines: readonly DraftPageLine[]): FormValues =>
  Object.fromEntries(
    lines.filter(({ status }) => onTheMenu(status)).map(({ action }, index) => [`position-${action}`, String(index + 1)]),
  )

/** The menu in the making: each action with its position, its status and a way to change it; below, the actions that leave. */
export function DraftOrder({ lines, here, seen, changed, open }: DraftOrderProps) {
  const current = lines.filter(({ status }) => onTheMenu(status))
  const leaving = lines.filter(({ status }) => !onTheMenu(status))
  return (
    <>
      <Form method="post" noValidate>
        <SeenField now={seen} shown={changed} />
        {current.length === 0 ? <p>Nothing is on it yet.</p> : null}
        <ItemList>
          {current.map((line) => (
            <DraftItem key={line.action} line={line} here={here} open={open}>
              {open && current.length > 1 ? (
                <div className="draft-position">
                  <TextInput
                    name={`position-${line.action}`}
                    label={
                      <>
                        Position <span className="spoken">of {line.title}</span>
                      </>
                    }
                    width="short"
                    inputMode="numeric"
                  />
                  <Button variant="quiet" name="do" value={`up ${line.action}`}>
                    Up <span className="spoken">: {line.title}</span>
                  </Button>
                  <Button variant="quiet" name="do" value={`down ${line.action}`}>
                    Down <span className="spoken">: {line.title}</span>
                  </Button>
                </div>
              ) : null}
            </DraftItem>
          ))}
        </ItemList>
        {open ? (
          <ButtonRow>
            {current.length > 1 ? (
              <Button variant="quiet" name="do" value="positions">
                Save the order
              </Button>
            ) : null}
            <LinkButton variant="quiet" href={`${here}/add`}>
              Add an action
            </LinkButton>
          </ButtonRow>
        ) : null}
      </Form>
      {leaving.length > 0 ? (
        <>
          <h3>Leaving with this edition</h3>
          <ItemList>
            {leaving.map((line) => (
              <DraftItem key={line.action} line={line} here={here} open={open} />
            ))}
          </ItemList>
        </>
      ) : null}
    </>
  )
}

function DraftItem({
  line,
  here,
  open,
  children,
}: {
  line: DraftPageLine
  here: string
  open: boolean
  children?: React.ReactNode
}) {
  const { action, title, status, isNew, wordingHtml, reasonHtml } = line
  return (
    <Item
      title={title}
      href={open ? `${here}/actions/${action}` : undefined}
      tags={
        <>
          {status === 'offered' ? null : (
            <Tag kind={onTheMenu(status) ? 'plain' : 'no-longer-offered'}>{offerStatusWords[status]}</Tag>
          )}
          {isNew ? <Tag kind="plain">Added</Tag> : null}
        </>
      }
      action={children}
    >
      <ProseLine html={wordingHtml} /> {reasonHtml ? <ProseLine html={reasonHtml} /> : null}
    </Item>
  )
}
