import {
  AudioLines,
  BookOpen,
  Bot,
  Building2,
  Cable,
  ChartNoAxesColumn,
  Coins,
  Gauge,
  Hash,
  Inbox,
  LayoutDashboard,
  ListChecks,
  Megaphone,
  PhoneCall,
  PhoneIncoming,
  PhoneOff,
  ReceiptText,
  Scale,
  ShoppingCart,
  Tags,
  TrendingUp,
  Users,
  Volume2,
  type LucideIcon,
} from 'lucide-react'

export interface Destination {
  to: string
  label: string
  icon: LucideIcon
}

/** What belongs to a tenant; a platform user sees it for the tenant acted in. */
export const tenantDestinations: Destination[] = [
  { to: '/', label: 'Dashboard', icon: LayoutDashboard },
  { to: '/campaigns', label: 'Campaigns', icon: Megaphone },
  { to: '/leads', label: 'Leads', icon: Users },
  { to: '/calls', label: 'Calls', icon: PhoneCall },
  { to: '/agents', label: 'Agents', icon: AudioLines },
  { to: '/knowledge', label: 'Knowledge base', icon: BookOpen },
  { to: '/voices', label: 'Voices', icon: Volume2 },
  { to: '/numbers', label: 'Numbers', icon: PhoneIncoming },
  { to: '/do-not-call', label: 'Do not call', icon: PhoneOff },
  { to: '/compliance', label: 'Compliance', icon: Scale },
  { to: '/usage', label: 'Usage & billing', icon: ChartNoAxesColumn },
  { to: '/invoices', label: 'Invoices', icon: ReceiptText },
]

export const platformDestinations: Destination[] = [
  { to: '/clients', label: 'Clients', icon: Building2 },
  { to: '/plans', label: 'Plans', icon: Tags },
  { to: '/credits', label: 'Credits', icon: Coins },
  { to: '/all-invoices', label: 'All invoices', icon: ReceiptText },
  { to: '/profit', label: 'Profit & loss', icon: TrendingUp },
  { to: '/all-agents', label: 'All agents', icon: Bot },
  { to: '/number-pool', label: 'Number pool', icon: Hash },
  { to: '/buy-numbers', label: 'Buy numbers', icon: ShoppingCart },
  { to: '/providers', label: 'Providers', icon: Cable },
  { to: '/queue', label: 'Queue', icon: Gauge },
  { to: '/webhook-inbox', label: 'Webhook inbox', icon: Inbox },
  { to: '/setup', label: 'Setup', icon: ListChecks },
]
