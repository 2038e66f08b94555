import { useState } from 'react'
import type { Tenant } from '@/api/types'
import { CopyButton } from '@/components/copy-button'
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
import { ClientForm } from './client-form'

interface CreateClientProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function CreateClient({ open, onOpenChange }: CreateClientProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <CreateClientSteps onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function CreateClientSteps({ onDone }: { onDone: () => void }) {
  const [created, setCreated] = useState<Tenant | null>(null)
  if (created?.user?.password) return <FirstUser tenant={created} password={created.user.password} />
  return (
    <>
      <DialogHeader>
        <DialogTitle>New client</DialogTitle>
        <DialogDescription>A business with its own plan, leads, campaigns and invoice.</DialogDescription>
      </DialogHeader>
      <ClientForm onCreated={(tenant) => (tenant.user?.password ? setCreated(tenant) : onDone())} />
    </>
  )
}

function FirstUser({ tenant, password }: { tenant: Tenant; password: string }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>{tenant.name} is ready</DialogTitle>
        <DialogDescription>
          The password of {tenant.user?.email} is shown this once. Hand it over in a safe way.
        </DialogDescription>
      </DialogHeader>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-muted px-3 py-2 font-mono text-[13px] break-all">
          {password}
        </code>
        <CopyButton text={password} label="Copy the password" />
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  )
}
