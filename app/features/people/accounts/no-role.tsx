/** For a person without a role: how to get one again, or delete the account. */
export function NoRole() {
  return (
    <ul>
      <li>
        For a practice: a colleague who is here invites you under “Our people”, or you <a href="/join">ask to join</a> with the
        practice’s code.
      </li>
      <li>For an LMC or the committee: the committee invites you.</li>
      <li>
        The invitation comes to the address you sign in with, and takes one click. <a href="/account/details">My details</a>
      </li>
      <li>
        To go for good: <a href="/account/delete">delete your account</a>.
      </li>
    </ul>
  )
}
