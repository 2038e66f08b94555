import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '@/api/problem'
import { Choice } from '@/components/choice'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Progress } from '@/components/ui/progress'
import { Dropzone } from '@/features/campaigns/dropzone'
import { useProviders } from '@/features/providers/providers'
import { words } from '@/lib/format'
import { chargedMonths, useUpload } from './reconciliation'

const CURRENCIES = [
  { value: 'USD', label: 'US dollars' },
  { value: 'EUR', label: 'Euros' },
  { value: 'GBP', label: 'Pounds' },
  { value: 'credits', label: 'Credits' },
]

interface UploadDialogProps {
  onUploaded: (id: string) => void
}

/** Takes a provider's file of a month. */
export function UploadDialog({ onUploaded }: UploadDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <FileUp aria-hidden /> Compare a file
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>Compare a provider&rsquo;s file</DialogTitle>
          <DialogDescription>
            A file of the same provider, month and currency takes the place of the last one. What was accepted
            stays.
          </DialogDescription>
        </DialogHeader>
        {open && (
          <UploadForm
            onUploaded={(id) => {
              setOpen(false)
              onUploaded(id)
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  )
}

function UploadForm({ onUploaded }: UploadDialogProps) {
  const providers = useProviders()
  const names = (providers.data ?? []).map(({ id }) => ({ value: id, label: words(id) }))
  const [chosen, setChosen] = useState('')
  const [month, setMonth] = useState(() => chargedMonths()[1]?.value ?? '')
  const [currency, setCurrency] = useState('USD')
  const [sent, setSent] = useState(0)
  const uploading = useUpload(setSent)
  const provider = chosen || (names[0]?.value ?? '')
  const error = uploading.error ?? providers.error

  return (
    <div className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Provider">
          {({ id }) => <Choice id={id} value={provider} options={names} onChange={setChosen} />}
        </Field>
        <Field label="Month">
          {({ id }) => <Choice id={id} value={month} options={chargedMonths()} onChange={setMonth} />}
        </Field>
        <Field label="Charged in">
          {({ id }) => <Choice id={id} value={currency} options={CURRENCIES} onChange={setCurrency} />}
        </Field>
      </div>
      {uploading.isPending ? (
        <div role="status" className="space-y-3 rounded-lg border px-5 py-10">
          <p className="text-muted-foreground">{sent < 1 ? 'Uploading…' : 'Comparing calls…'}</p>
          <Progress value={Math.round(sent * 100)} label="Upload" />
        </div>
      ) : (
        provider && (
          <Dropzone
            hint="Comma, semicolon or tab. Bad rows are reported, the rest is compared."
            onFile={(file) =>
              uploading.mutate(
                { provider, month, currency, file },
                { onSuccess: (result) => onUploaded(result.file.id) },
              )
            }
          />
        )
      )}
      <FormError>{error ? messageOf(error) : undefined}</FormError>
      <p className="text-[13px] text-muted-foreground">
        One column holds the provider&rsquo;s id of the call (<Column>call_id</Column>,{' '}
        <Column>conversation_id</Column>), one what it cost (<Column>amount</Column>, <Column>cost</Column>,{' '}
        <Column>cost_fiat</Column>, <Column>combined_cost</Column> in cents, or <Column>credits</Column>). A
        column <Column>currency</Column> is checked if there is one. Several rows of one call are added up.
      </p>
    </div>
  )
}

function Column({ children }: { children: string }) {
  return <code className="rounded bg-muted px-1 py-0.5 font-mono text-xs text-foreground">{children}</code>
}
