import type { FormEvent } from 'react'
import { fieldErrors } from '@/api/problem'
import type { Client } from '@/api/types'
import { CopyButton } from '@/components/copy-button'
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
} from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { ApiKeyList } from './api-key-list'
import { useCreateApiKey } from './clients'

/** Lists and revokes the API keys of a client; creates one and shows it this once. */
export function ApiKeyDialog({ client, onClose }: { client: Client | null; onClose: () => void }) {
  return (
    <Dialog open={client !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>{client && <ApiKeySteps client={client} />}</DialogContent>
    </Dialog>
  )
}

function ApiKeySteps({ client }: { client: Client }) {
  const create = useCreateApiKey(client.id)
  const errors = fieldErrors(create.error, ['name'])
  if (create.data) return <CreatedKey apiKey={create.data.key} />

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    create.mutate(String(new FormData(event.currentTarget).get('name')).trim())
  }

  return (
    <form onSubmit={submit}>
      <DialogHeader>
        <DialogTitle>API keys of {client.name}</DialogTitle>
        <DialogDescription>
          A program with such a key can do what the client&rsquo;s users can.
        </DialogDescription>
      </DialogHeader>
      <div className="space-y-4">
        <ApiKeyList tenantId={client.id} />
        <FormError>{errors.form}</FormError>
        <Field
          label="Name of a new key"
          error={errors.name}
          hint="What the key is for, so that you know it again."
        >
          {(control) => (
            <Input {...control} name="name" placeholder="Website form" autoComplete="off" required />
          )}
        </Field>
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={create.isPending}>
          Create key
        </Button>
      </DialogFooter>
    </form>
  )
}

function CreatedKey({ apiKey }: { apiKey: string }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Copy the key now</DialogTitle>
        <DialogDescription>It is shown this once; only a hash of it is kept.</DialogDescription>
      </DialogHeader>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-muted px-3 py-2 font-mono text-[13px] break-all">
          {apiKey}
        </code>
        <CopyButton text={apiKey} label="Copy the key" />
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  )
}
