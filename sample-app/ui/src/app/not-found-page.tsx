import { Compass } from 'lucide-react'
import { Link } from 'react-router'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

export default function NotFoundPage() {
  return (
    <Page title="Not found">
      <Card>
        <EmptyState
          icon={Compass}
          title="There is no such page"
          action={
            <Button asChild variant="outline">
              <Link to="/">To the dashboard</Link>
            </Button>
          }
        >
          The address may be mistyped, or what it led to belongs to another client.
        </EmptyState>
      </Card>
    </Page>
  )
}
