import { useState, type MouseEvent } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { KnowledgeDocument } from '@/api/types'
import { FormError } from '@/components/field'
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { useDeleteDocument } from './knowledge'

interface DeleteDialogProps {
  document: KnowledgeDocument | null
  onClose: () => void
}

/** Asks before agents forget a document. */
export function DeleteDialog({ document, onClose }: DeleteDialogProps) {
  // What is asked stays readable while the dialog fades out.
  const [shown, setShown] = useState(document)
  if (document && document !== shown) setShown(document)
  return (
    <AlertDialog open={document !== null} onOpenChange={(open) => !open && onClose()}>
      {shown && <Question document={shown} onClose={onClose} />}
    </AlertDialog>
  )
}

function Question({ document, onClose }: { document: KnowledgeDocument; onClose: () => void }) {
  const remove = useDeleteDocument()

  function confirm(event: MouseEvent) {
    // The dialog stays until the answer is there.
    event.preventDefault()
    remove.mutate(document.id, {
      onSuccess: () => {
        toast.success(`${document.title} deleted`)
        onClose()
      },
    })
  }

  return (
    <AlertDialogContent>
      <AlertDialogTitle className="wrap-anywhere">Delete {document.title}?</AlertDialogTitle>
      <AlertDialogDescription>
        {document.agents.length > 0
          ? `${document.agents.map((agent) => agent.name).join(', ')} will not know it any more.`
          : 'No agent quotes it.'}{' '}
        It is deleted at the provider, too.
      </AlertDialogDescription>
      <div className="mt-4 empty:hidden">
        {remove.error && <FormError>{messageOf(remove.error)}</FormError>}
      </div>
      <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <AlertDialogCancel asChild>
          <Button variant="outline">Keep it</Button>
        </AlertDialogCancel>
        <AlertDialogAction asChild>
          <Button variant="danger" onClick={confirm} busy={remove.isPending}>
            Delete
          </Button>
        </AlertDialogAction>
      </div>
    </AlertDialogContent>
  )
}
