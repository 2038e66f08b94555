import { Play } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '@/api/problem'
import type { InvoiceRun } from '@/api/types'
import { Choice } from '@/components/choice'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { plural } from '@/lib/format'
import { monthName } from '@/lib/time'
import { finishedMonths, outcomes, useRun } from './invoices'

/** Bills a month by hand, and tells what became of it. */
export function RunDialog() {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Play aria-hidden /> Run a month
        </Button>
      </DialogTrigger>
      <DialogContent>{open && <RunForm />}</DialogContent>
    </Dialog>
  )
}

function RunForm() {
  const months = finishedMonths()
  const [month, setMonth] = useState(months[0]?.value ?? '')
  const run = useRun()
  return (
    <>
      <DialogHeader>
        <DialogTitle>Run a month</DialogTitle>
        <DialogDescription>
          Each client is billed once for a month, however often it is run. The last month runs by itself, a
          day after its end.
        </DialogDescription>
      </DialogHeader>
      <FormError>{run.error ? messageOf(run.error) : undefined}</FormError>
      <Field label="Month">
        {(control) => (
          <Choice
            id={control.id}
            value={month}
            options={months}
            disabled={run.isPending}
            onChange={(next) => {
              setMonth(next)
              run.reset()
            }}
          />
        )}
      </Field>
      <div aria-live="polite">{run.data && <RunResult run={run.data} />}</div>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Close</Button>
        </DialogClose>
        <Button busy={run.isPending} onClick={() => run.mutate(month)}>
          Bill {monthName(month)}
        </Button>
      </DialogFooter>
    </>
  )
}

function RunResult({ run }: { run: InvoiceRun }) {
  const rows = Object.entries(outcomes).map(([result, label]) => ({
    label,
    clients: run.clients.filter((client) => client.result === result).length,
  }))
  return (
    <dl className="divide-y rounded-lg border text-[13px]">
      {rows
        .filter(({ clients }) => clients > 0)
        .map(({ label, clients }) => (
          <div key={label} className="flex justify-between gap-4 px-3 py-2">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="whitespace-nowrap tabular-nums">{plural(clients, 'client')}</dd>
          </div>
        ))}
      {run.clients.length === 0 && <p className="px-3 py-2">There are no clients yet.</p>}
    </dl>
  )
}
