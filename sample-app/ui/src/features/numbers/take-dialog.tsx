import { useDeferredValue, useState } from 'react'
import { messageOf } from '@/api/problem'
import type { AvailableNumber } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { FormError } from '@/components/field'
import { RowSkeletons } from '@/components/list-states'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { phone } from '@/lib/format'
import { AreaCode } from './area-code'
import { ConnectForm } from './connect-dialog'
import { useAvailable, useReserve, type Place } from './numbers'
import { placeOf } from './words'

interface TakeDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** A client takes a number of the pool: it is kept for the client while an agent is chosen. */
export function TakeDialog({ open, onOpenChange }: TakeDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <TakeSteps onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function TakeSteps({ onDone }: { onDone: () => void }) {
  const reserve = useReserve()
  const taken = reserve.data?.phone_number
  if (taken) {
    return (
      <>
        <DialogHeader>
          <DialogTitle>{phone(taken)} is kept for you</DialogTitle>
          <DialogDescription>For half an hour. Choose the agent that answers it.</DialogDescription>
        </DialogHeader>
        <ConnectForm number={taken} agentId="" onDone={onDone} />
      </>
    )
  }
  return (
    <>
      <DialogHeader>
        <DialogTitle>Take a number</DialogTitle>
        <DialogDescription>What you take is kept for you while you choose an agent.</DialogDescription>
      </DialogHeader>
      {reserve.error && <FormError>{messageOf(reserve.error)}</FormError>}
      <Available
        busy={reserve.isPending ? reserve.variables : undefined}
        onTake={(number) => reserve.mutate(number)}
      />
    </>
  )
}

interface AvailableProps {
  /** The number that is being taken. */
  busy: string | undefined
  onTake: (number: string) => void
}

function Available({ busy, onTake }: AvailableProps) {
  const [place, setPlace] = useState<Place>({ area_code: undefined, region: undefined, locality: undefined })
  const available = useAvailable(useDeferredValue(place))
  const text = (value: string) => value.trim() || undefined
  return (
    <div className="mt-4 space-y-4">
      <div className="flex flex-wrap gap-2">
        <AreaCode onChange={(area_code) => setPlace({ ...place, area_code })} />
        <Input
          aria-label="State or region"
          placeholder="State, such as IL"
          className="w-40"
          onChange={(event) => setPlace({ ...place, region: text(event.target.value) })}
        />
        <Input
          aria-label="City"
          placeholder="City"
          className="min-w-32 flex-1"
          onChange={(event) => setPlace({ ...place, locality: text(event.target.value) })}
        />
      </div>
      <div className="max-h-80 overflow-y-auto rounded-lg border">
        {available.data ? (
          <Choices numbers={available.data} busy={busy} onTake={onTake} />
        ) : available.error ? (
          <ErrorState error={available.error} onRetry={() => void available.refetch()} />
        ) : (
          <RowSkeletons rows={4} />
        )}
      </div>
    </div>
  )
}

function Choices({ numbers, busy, onTake }: AvailableProps & { numbers: AvailableNumber[] }) {
  if (numbers.length === 0) {
    return <p className="px-5 py-8 text-center text-sm text-muted-foreground">No number of the pool fits.</p>
  }
  return (
    <ul aria-label="Available numbers" className="divide-y">
      {numbers.map((number) => (
        <li key={number.phone_number} className="flex items-center justify-between gap-3 px-4 py-2.5">
          <span className="min-w-0">
            <span className="font-medium">
              <Phone number={number.phone_number} />
            </span>
            <span className="block truncate text-[13px] text-muted-foreground">{placeOf(number)}</span>
          </span>
          <Button
            variant="outline"
            size="sm"
            aria-label={`Take ${phone(number.phone_number)}`}
            busy={busy === number.phone_number}
            disabled={busy !== undefined}
            onClick={() => onTake(number.phone_number)}
          >
            Take
          </Button>
        </li>
      ))}
    </ul>
  )
}
