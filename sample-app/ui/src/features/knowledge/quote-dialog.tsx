import { Link } from 'react-router'
import { messageOf } from '@/api/problem'
import type { KnowledgeDocument } from '@/api/types'
import { CheckboxField } from '@/components/checkbox-field'
import { ErrorState } from '@/components/error-state'
import { FormError } from '@/components/field'
import { RowSkeletons } from '@/components/list-states'
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
import { useAgents } from '@/features/agents/agents'
import { useQuote } from './knowledge'

interface QuoteDialogProps {
  document: KnowledgeDocument | null
  onClose: () => void
}

/** Which of the client's own agents quote a document. A shared one would quote it to the callers of everybody. */
export function QuoteDialog({ document, onClose }: QuoteDialogProps) {
  return (
    <Dialog open={document !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">Who may quote {document?.title}?</DialogTitle>
          <DialogDescription>
            Only agents of your own: one that the platform shares would quote it to everybody&rsquo;s callers.
          </DialogDescription>
        </DialogHeader>
        {document && <Readers document={document} />}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

function Readers({ document }: { document: KnowledgeDocument }) {
  const agents = useAgents()
  const quote = useQuote(document.id)
  if (agents.isPending) return <RowSkeletons rows={2} />
  if (agents.error) return <ErrorState error={agents.error} onRetry={() => void agents.refetch()} />
  const own = agents.items.filter((agent) => !agent.shared && agent.provider === document.provider)
  const asked = quote.isPending ? quote.variables : undefined
  if (own.length === 0) {
    return (
      <p className="text-sm text-muted-foreground">
        You have no agent of your own yet.{' '}
        <Button asChild variant="link" size="inline">
          <Link to="/agents">Create one</Link>
        </Button>{' '}
        first.
      </p>
    )
  }
  return (
    <div className="space-y-3">
      {quote.error && <FormError>{messageOf(quote.error)}</FormError>}
      <fieldset disabled={quote.isPending} className="space-y-3">
        <legend className="sr-only">Agents</legend>
        {own.map((agent) => (
          <CheckboxField
            key={agent.agent_id}
            label={agent.agent_name}
            checked={
              asked?.agentId === agent.agent_id
                ? asked.on
                : document.agents.some(({ id }) => id === agent.agent_id)
            }
            onChange={(on) => quote.mutate({ agentId: agent.agent_id, on })}
          />
        ))}
      </fieldset>
    </div>
  )
}
