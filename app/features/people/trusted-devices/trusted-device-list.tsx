import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { TrustedDevice } from './trusted-device-queries.server.ts'

/** The devices a person trusts, each with a button that ends it. */
export function TrustedDeviceList({ devices }: { devices: TrustedDevice[] }) {
  if (devices.length === 0) return <p>You trust no device.</p>
  return (
    <ItemList>
      {devices.map(({ id, device, trustedAt, expiresAt, lastUsedAt, here }) => (
        <Item
          key={id}
          title={device}
          tags={here ? <Tag kind="plain">This browser</Tag> : undefined}
          action={
            <form method="post">
              <Button variant="quiet" name="device" value={id}>
                End the trust<span className="spoken"> in {device}</span>
              </Button>
            </form>
          }
        >
          Trusted since {moment(trustedAt)}, until {longDay(dayOf(expiresAt))}.{' '}
          {lastUsedAt === null ? 'Not used yet.' : `Last used ${moment(lastUsedAt)}.`}
        </Item>
      ))}
    </ItemList>
  )
}
