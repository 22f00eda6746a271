import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { DeskPart, DisputeDesk } from './dispute-desk-queries.server.ts'
import { SECTIONS } from './sections.ts'

/** The desk of one dispute: its head, and by section what stands in it, each with a way to correct or continue it. */
export function DisputeDeskPage({ desk: { slug, head, begun, sections } }: { desk: DisputeDesk }) {
  return (
    <>
      <Form method="post">
        <ButtonRow>
          {head.draft ? (
            <a href={`/committee/records/${head.draft}`}>Its heading is being drafted</a>
          ) : (
            <Button variant="quiet" name="subject" value={slug}>
              Correct or continue its heading: title, sides, service lines, end
            </Button>
          )}
          <a href={`/disputes/${slug}`}>The public page</a>
        </ButtonRow>
      </Form>
      {begun.length > 0 ? (
        <ItemList>
          {begun.map(({ id, title }) => (
            <Item key={id} title={<a href={`/committee/records/${id}`}>{title}</a>}>
              <p>New, in the making.</p>
            </Item>
          ))}
        </ItemList>
      ) : null}
      <div className="dispute-desk">
        {sections.map(({ section, many, parts }) => (
          <Fold key={section} title={many} beside={String(parts.length)}>
            <Form method="post">
              <Button variant="quiet" name="section" value={section}>
                Begin a new {SECTIONS[section].one}
              </Button>
            </Form>
            <Form method="post">
              <ul className="row-list">
                {parts.map((part) => (
                  <PartLine key={part.slug} part={part} />
                ))}
              </ul>
            </Form>
          </Fold>
        ))}
      </div>
    </>
  )
}

const PartLine = ({ part: { slug, when, says, version, withdrawn, draft } }: { part: DeskPart }) => (
  <li>
    <span>
      <b>{when}</b> {says} {withdrawn ? <Tag kind="plain">withdrawn</Tag> : null}
      {version > 0 ? <small> Version {version}.</small> : null}
    </span>
    {draft ? (
      <a href={`/committee/records/${draft}`}>in the making</a>
    ) : (
      <Button variant="quiet" name="part" value={slug}>
        Correct or continue<span className="spoken">: {says}</span>
      </Button>
    )}
  </li>
)
