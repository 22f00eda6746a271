import type { MenuSoFar, PlaceInEdition } from './menu-rows-queries.server.ts'

const WORDS: Record<PlaceInEdition, string> = {
  on: 'on the menu',
  'in-doubt': 'may have left',
  off: 'taken off',
  none: 'not on it',
}

/** Every action of a round over its editions: a bar while it is on the menu, a diamond with the edition that took it off. */
export function MenuSoFarTable({ soFar: { editions, actions } }: { soFar: MenuSoFar }) {
  const isUsed = (place: PlaceInEdition) => actions.some(({ places }) => places.includes(place))
  return (
    <>
      <table className="menu-so-far">
        <caption className="spoken">Each action over the editions of the round</caption>
        <thead>
          <tr>
            <td />
            {editions.map(({ slug, title, month }) => (
              <th key={slug} scope="col">
                <a href={`/menu/editions/${slug}`} title={title}>
                  {month}
                  <span className="spoken">: {title}</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {actions.map(({ slug, shortTitle, places }) => (
            <tr key={slug}>
              <th scope="row">{shortTitle}</th>
              {places.map((place, index) => (
                <td key={editions[index]?.slug}>
                  <span className={`place-${place}`} aria-hidden="true" />
                  <span className="spoken">{WORDS[place]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">
        Bar: on the menu.{isUsed('in-doubt') ? ' Striped: may have left.' : null}
        {isUsed('off') ? ' Diamond: taken off with that edition.' : null}
      </p>
    </>
  )
}
