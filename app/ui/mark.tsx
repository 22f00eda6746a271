/** The mark: five bars rising and falling together. Coloured by the stylesheet around it; hidden from screen readers. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 20" width="28" height="20" aria-hidden="true" focusable="false">
      <path d="M0 12h4v8H0zM6 7h4v13H6zM12 2h4v18h-4zM18 7h4v13h-4zM24 12h4v8h-4z" />
    </svg>
  )
}
