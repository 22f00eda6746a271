export type Unit = { key: string; count: number; words: string }

/** A square at a place of the grid. All of a part are one path: an LMC of 158 practices would be as many elements. */
const square = (column: number, row: number) => `M${column * 10 + 0.5} ${row * 10 + 0.5}h9v9h-9z`

/** One small square for each thing counted, in the order of its parts; the words under it are the legend and say the counts. */
export function Units({ units, across = 24 }: { units: Unit[]; across?: number }) {
  const rows = Math.max(1, Math.ceil(units.reduce((sum, { count }) => sum + count, 0) / across))
  let drawn = 0
  const parts = units.map(({ key, count }) => {
    const places = Array.from({ length: count }, (_, index) => drawn + index)
    drawn += count
    return { key, d: places.map((place) => square(place % across, Math.floor(place / across))).join('') }
  })
  return (
    <>
      <svg className="units" viewBox={`0 0 ${across * 10} ${rows * 10}`} aria-hidden="true" focusable="false">
        {parts.map(({ key, d }) => (
          <path key={key} className={`unit-${key}`} d={d} />
        ))}
      </svg>
      <ul className="units-legend">
        {units.map(({ key, count, words }) => (
          <li key={key}>
            <svg className="units" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
              <path className={`unit-${key}`} d={square(0, 0)} />
            </svg>
            <b>{count}</b> {words}
          </li>
        ))}
      </ul>
    </>
  )
}
