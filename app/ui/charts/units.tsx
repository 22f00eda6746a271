export type Unit = { key: string; count: number; words: string }

/** One small square for each thing counted, in the order of its parts; the words under it are the legend and say the counts. */
export function Units({ units, across = 24 }: { units: Unit[]; across?: number }) {
  const all = units.flatMap(({ key, count }) => Array.from({ length: count }, (_, index) => ({ key, id: `${key} ${index}` })))
  const rows = Math.max(1, Math.ceil(all.length / across))
  return (
    <>
      <svg className="units" viewBox={`0 0 ${across * 10} ${rows * 10}`} aria-hidden="true" focusable="false">
        {all.map(({ key, id }, index) => (
          <rect key={id} className={`unit-${key}`} x={(index % across) * 10 + 0.5} y={Math.floor(index / across) * 10 + 0.5} />
        ))}
      </svg>
      <ul className="units-legend">
        {units.map(({ key, count, words }) => (
          <li key={key}>
            <svg className="units" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
              <rect className={`unit-${key}`} x="0.5" y="0.5" />
            </svg>
            <b>{count}</b> {words}
          </li>
        ))}
      </ul>
    </>
  )
}
